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
      assertThat(difference(Files.readString(file.getKey()), file.getValue()))
          .as("%s: %s", file.getKey(), ADVICE)
          .isEmpty();
    }
  }

  @Test
  void noOtherManifestLiesBesideThem() throws IOException {
    Map<String, String> generated = CrdGenerator.manifests();

    assertThat(GeneratedFiles.manifestsIn(GeneratedFiles.MANIFESTS)).hasSameSizeAs(generated);
    assertThat(GeneratedFiles.manifestsIn(GeneratedFiles.CHART_COPY)).hasSameSizeAs(generated);
  }

  @Test
  void nothingThatUsersHaveBreaks() throws IOException {
    assertThat(breakages())
        .as("incompatible; -Dcairn.allowIncompatible=true when it must be")
        .isEmpty();
  }

  /** The first line that differs, or nothing: the files are too long to print. */
  private static String difference(String committed, String expected) {
    if (committed.equals(expected)) {
      return "";
    }
    List<String> here = committed.lines().toList();
    List<String> there = expected.lines().toList();
    for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
      if (!here.get(i).equals(there.get(i))) {
        return "line %d is '%s' and should be '%s'".formatted(i + 1, here.get(i), there.get(i));
      }
    }
    return "it has %d lines and should have %d".formatted(here.size(), there.size());
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
