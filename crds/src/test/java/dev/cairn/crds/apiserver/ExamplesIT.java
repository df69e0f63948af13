package dev.cairn.crds.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The objects of our kinds among the examples. */
class ExamplesIT {
  private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---\\s*$");

  static List<ObjectFile> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "examples"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(ExamplesIT::objects)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleAppliedTwiceStaysAtGenerationOne(ObjectFile example) throws IOException {
    String namespace = ApiLane.SHARED.namespace();
    Path file = Files.writeString(Files.createTempFile("example", ".yaml"), example.text());

    for (String round : List.of("first", "second")) {
      ApiLane.SHARED
          .kubectl()
          .must(
              "apply", "--server-side", "--field-manager=person", "-n", namespace, "-f", "" + file);
      var found =
          ApiLane.SHARED
              .client()
              .resources(example.type())
              .inNamespace(namespace)
              .withName(example.name())
              .get();
      assertThat(found.getMetadata().getGeneration()).as(round).isEqualTo(1);
    }
  }

  private static Stream<ObjectFile> objects(Path path) {
    return BETWEEN_DOCUMENTS
        .splitAsStream(ObjectFile.read(path).text())
        .filter(text -> text.contains("apiVersion: trail.cairn.dev/"))
        .map(text -> new ObjectFile(path, text));
  }
}
