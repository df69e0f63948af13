package dev.cairn.crds.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares the committed files with what the records say. With {@code -Dcairn.generate=true} it
 * writes them instead; with {@code -Dcairn.allowIncompatible=true} also when that breaks users.
 */
class GeneratedFilesTest {
  private static final String ADVICE =
      "run crds/generate.sh and look at the difference before you commit it";

  @Test
  void committedFilesAreWhatTheRecordsSay() throws IOException {
    Map<Path, String> expected = GeneratedFiles.expected();
    if (Boolean.getBoolean("cairn.generate")) {
      assertThat(breakages()).as("write nothing that breaks users").isEmpty();
      write(expected);
    }
    for (Map.Entry<Path, String> file : expected.entrySet()) {
      assertThat(file.getKey()).as(ADVICE).exists();
      assertThat(Files.readString(file.getKey()))
          .as("%s: %s", file.getKey(), ADVICE)
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void noOtherManifestLiesBesideThem() throws IOException {
    Map<String, String> generated = CrdGenerator.manifests();

    assertThat(GeneratedFiles.manifestsIn(GeneratedFiles.MANIFESTS)).hasSameSizeAs(generated);
    assertThat(GeneratedFiles.manifestsIn(GeneratedFiles.CHART_COPY)).isEqualTo(generated);
  }

  @Test
  void nothingThatUsersHaveBreaks() throws IOException {
    assertThat(breakages())
        .as("incompatible; -Dcairn.allowIncompatible=true when it must be")
        .isEmpty();
  }

  private static List<String> breakages() throws IOException {
    List<String> breakages = new ArrayList<>();
    if (Boolean.getBoolean("cairn.allowIncompatible")) {
      return breakages;
    }
    Map<String, String> generated = CrdGenerator.manifests();
    for (Path baseline : GeneratedFiles.baselines()) {
      for (var older : GeneratedFiles.manifestsIn(baseline).entrySet()) {
        String newer = generated.getOrDefault(older.getKey(), "{}");
        CompatibilityCheck.compare(CrdGenerator.read(older.getValue()), CrdGenerator.read(newer))
            .forEach(finding -> breakages.add(baseline + "/" + older.getKey() + ": " + finding));
      }
    }
    return breakages;
  }

  private static void write(Map<Path, String> files) throws IOException {
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Path folder = file.getKey().toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file.getKey(), file.getValue());
    }
  }
}
