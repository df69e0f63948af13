package dev.cairn.analytics.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.profile.LevelSummary.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LevelProfilerTest {
  private static LevelSummary profile(List<String> values) {
    LevelProfiler profiler = new LevelProfiler();
    values.forEach(profiler::add);
    LevelCounter counter = profiler.freeze();
    if (!profiler.isExact()) {
      values.forEach(counter::add);
    }
    return profiler.summary(counter);
  }

  private static List<String> distinct(int count) {
    return IntStream.range(0, count).mapToObj(i -> "id-" + i).toList();
  }

  @Test
  void countsLevelsMostFrequentFirst() {
    LevelSummary summary = profile(List.of("b", "a", "c", "a", "b", "a"));

    assertThat(summary.levels())
        .containsExactly(new Level("a", 3), new Level("b", 2), new Level("c", 1));
    assertThat(summary.other()).isZero();
    assertThat(summary.distinct()).isEqualTo(3);
  }

  @Test
  void aColumnWithoutValuesHasNoLevels() {
    LevelSummary summary = profile(List.of());

    assertThat(summary.levels()).isEmpty();
    assertThat(summary.count()).isZero();
  }

  @Test
  void countsAsManyLevelsAsItPromises() {
    LevelSummary summary = profile(distinct(LevelProfiler.MOST_LEVELS));

    assertThat(summary.levels()).hasSize(LevelProfiler.MOST_LEVELS);
    assertThat(summary.other()).isZero();
  }

  @Test
  void beyondThemTheFrequentOnesHaveExactCounts() {
    List<String> values = new ArrayList<>(distinct(20_000));
    values.addAll(Collections.nCopies(7_000, "often"));
    values.addAll(Collections.nCopies(3_000, "at times"));
    Collections.shuffle(values, new Random(1));
    LevelSummary summary = profile(values);

    assertThat(summary.levels())
        .containsExactly(new Level("often", 7_000), new Level("at times", 3_000));
    assertThat(summary.other()).isEqualTo(20_000);
    assertThat(summary.distinct()).isCloseTo(20_002, within(1_500.0));
  }

  @Test
  void anIdentifierHasNoLevels() {
    List<String> values = new ArrayList<>(distinct(20_000));
    values.addAll(Collections.nCopies(1_000, "twice"));
    LevelSummary summary = profile(values);

    assertThat(summary.levels()).isEmpty();
    assertThat(summary.other()).isEqualTo(21_000);
  }

  @Test
  void longTextHasNoLevels() {
    LevelSummary summary = profile(List.of("a", "x".repeat(257), "a", "b"));

    assertThat(summary.levels()).isEmpty();
    assertThat(summary.other()).isEqualTo(4);
    assertThat(summary.distinct()).isCloseTo(3, within(0.01));
  }

  @Property(tries = 100)
  void orderDoesNotMatter(
      @ForAll @Size(max = 300) List<@IntRange(max = 20) Integer> codes, @ForAll Random random) {
    List<String> values = new ArrayList<>(codes.stream().map(i -> "level-" + i).toList());
    LevelSummary first = profile(values);
    Collections.shuffle(values, random);
    LevelSummary second = profile(values);

    assertThat(second.levels()).isEqualTo(first.levels());
    assertThat(second.sketch().toBytes()).isEqualTo(first.sketch().toBytes());
    assertThat(first.levels().stream().mapToLong(Level::count).sum()).isEqualTo(codes.size());
  }

  @Test
  void refusesPassesThatSawDifferentValues() {
    LevelProfiler profiler = new LevelProfiler();
    distinct(2000).forEach(profiler::add);

    assertThatThrownBy(() -> profiler.summary(profiler.freeze()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("first pass saw 2000 values");
  }
}
