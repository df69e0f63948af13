package dev.cairn.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house's bounds on the size of files. */
class SourceBudgetTest {
  private record Source(Path file, List<String> lines) {}

  private static List<Source> sources(String root) throws IOException {
    List<Source> sources = new ArrayList<>();
    try (var files = Files.walk(Path.of(root))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(new Source(file, Files.readAllLines(file)));
      }
    }
    assertThat(sources).isNotEmpty();
    return sources;
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "src/test/java"})
  void noFileIsLong(String root) throws IOException {
    assertThat(sources(root))
        .allSatisfy(source -> assertThat(source.lines()).hasSizeLessThanOrEqualTo(250));
  }

  @Test
  void mostFilesAreShort() throws IOException {
    List<Integer> sizes =
        sources("src/main/java").stream().map(source -> source.lines().size()).sorted().toList();

    assertThat(sizes.get(sizes.size() * 9 / 10)).isLessThanOrEqualTo(150);
    assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(60);
  }

  @Test
  void everyPackageSaysWhatLivesInIt() throws IOException {
    List<Path> packages =
        sources("src/main/java").stream().map(source -> source.file().getParent()).toList();

    assertThat(packages)
        .allSatisfy(directory -> assertThat(directory.resolve("package-info.java")).exists());
  }
}
