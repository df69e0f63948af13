package dev.cairn.controller.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a run needs in each of its states: every folder of src/test/resources/training holds objects
 * as the API server gives them (in-*) and the whole plan that they lead to (out-*). With
 * -Dcairn.golden=write the plans are written anew; read the difference before you commit it.
 */
class GoldenTest {
  private static final Path FOLDERS = Path.of("src/test/resources/training");
  private static final boolean WRITE = "write".equals(System.getProperty("cairn.golden"));

  static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void plansWhatTheFolderSays(Path folder) throws IOException {
    GoldenCase given = new GoldenCase(files(folder, "in-"));

    Map<String, String> plan = GoldenPlan.files(given.run(), given.plan());

    assertThat(given.says()).as("in-case.yaml says what the case is about").isNotBlank();
    assertThat(given.unused()).as("%s: files that nothing reads", folder).isEmpty();
    if (WRITE) {
      write(folder, plan);
    }
    assertThat(files(folder, "")).as("names begin with in- or out-").allSatisfy(this::isNamed);
    assertThat(files(folder, "out-")).as("%s: %s", folder, given.says()).isEqualTo(plan);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void plansNothingNewOnceTheStatusStands(Path folder) throws IOException {
    GoldenCase given = new GoldenCase(files(folder, "in-"));
    TrainingRunPlan first = given.plan();

    TrainingRunPlan second = given.planAgain(first);

    assertThat(second.status()).as("%s", folder).isEqualTo(first.status());
    assertThat(second.events()).as("%s", folder).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void sumsUpInConditionsThatToolsUnderstand(Path folder) throws IOException {
    GoldenCase given = new GoldenCase(files(folder, "in-"));

    Promises.check(given.run(), given.plan());
  }

  private void isNamed(String name, String text) {
    assertThat(name).matches("(in|out)-.+");
    assertThat(text).isNotBlank();
  }

  private static Map<String, String> files(Path folder, String prefix) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        String name = path.getFileName().toString();
        if (name.startsWith(prefix)) {
          files.put(name, Files.readString(path));
        }
      }
    }
    return files;
  }

  private static void write(Path folder, Map<String, String> plan) throws IOException {
    for (String outdated : files(folder, "out-").keySet()) {
      Files.delete(folder.resolve(outdated));
    }
    for (Map.Entry<String, String> file : plan.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
