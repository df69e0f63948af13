package dev.cairn.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Budgets and habits that only the sources show. */
class SourcesTest {
  private static final int LONGEST_FILE = 250;
  private static final int LONGEST_OF_NINE_IN_TEN = 150;
  private static final int LONGEST_OF_ONE_IN_TWO = 60;

  @Test
  void filesStayWithinTheirBudget() throws IOException {
    for (String root : List.of("src/main/java", "src/test/java")) {
      List<Long> lengths = new ArrayList<>();
      for (Path file : sources(root)) {
        long lines = Files.readAllLines(file).size();
        assertThat(lines).as(file.toString()).isLessThanOrEqualTo(LONGEST_FILE);
        lengths.add(lines);
      }
      lengths.sort(null);
      assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThanOrEqualTo(LONGEST_OF_NINE_IN_TEN);
      if (root.contains("main")) {
        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(LONGEST_OF_ONE_IN_TWO);
      }
    }
  }

  @Test
  void everyPublicTypeOfTheApiIsDocumented() throws IOException {
    for (Path file : sources("src/main/java")) {
      String text = Files.readString(file);
      if (!file.endsWith("package-info.java")) {
        assertThat(text).as(file.toString()).containsPattern("(?m)^/\\*\\*");
      }
    }
  }

  @Test
  void everyPackageSaysWhatLivesInIt() throws IOException {
    for (Path file : sources("src/main/java")) {
      assertThat(file.resolveSibling("package-info.java")).exists();
    }
  }

  private static List<Path> sources(String root) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
