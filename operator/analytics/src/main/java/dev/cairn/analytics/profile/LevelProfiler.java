package dev.cairn.analytics.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;
import org.jspecify.annotations.Nullable;

/**
 * Learns a column of texts: exact counts up to {@link #MOST_LEVELS} levels; beyond them, the
 * frequent levels by the sketch of Anderson et al. 2017, whose counts a second pass makes exact.
 */
public final class LevelProfiler {
  /** So many levels are counted exactly in one pass. */
  public static final int MOST_LEVELS = 1024;

  /** A column with a longer value, in UTF-16 code units, is text without levels. */
  public static final int LONGEST_LEVEL = 256;

  /** Share of the values from which a level of a column with very many levels is kept. */
  static final double FREQUENT = 0.001;

  private static final int FREQUENT_MAP = 8192;

  private final Map<String, Long> exact = new HashMap<>();
  private final DistinctSketch distinct = new DistinctSketch();
  private @Nullable FrequentItemsSketch<String> frequent;
  private boolean longText;
  private long count;

  /** Takes a value that is not null. */
  public void add(String value) {
    add(value, 1);
  }

  /** Takes a value that is not null, many times. */
  public void add(String value, long times) {
    count += times;
    longText |= value.length() > LONGEST_LEVEL;
    if (longText) {
      forget(value);
    } else if (frequent == null) {
      exact.merge(value, times, Long::sum);
      if (exact.size() > MOST_LEVELS) {
        open();
      }
    } else {
      distinct.add(value);
      frequent.update(value, times);
    }
  }

  /** Whether every level was counted, so that no second pass is needed. */
  public boolean isExact() {
    return frequent == null && !longText;
  }

  /** A counter that holds the exact counts already, or waits for the second pass. */
  public LevelCounter freeze() {
    if (isExact()) {
      LevelCounter counter = new LevelCounter(exact.keySet());
      exact.forEach(counter::add);
      return counter;
    }
    return new LevelCounter(levels());
  }

  /**
   * What was learned.
   *
   * @param counted the counter of {@link #freeze}, after the second pass where one is needed
   * @throws IllegalArgumentException when the passes saw different numbers of values
   */
  public LevelSummary summary(LevelCounter counted) {
    if (counted.total() != count) {
      throw new IllegalArgumentException(
          "the first pass saw %d values, the second %d".formatted(count, counted.total()));
    }
    if (isExact()) {
      DistinctSketch all = new DistinctSketch();
      exact.keySet().stream().sorted().forEach(all::add); // else its bytes depend on the order
      return LevelSummary.of(counted, exact.size(), all);
    }
    LevelSummary open = LevelSummary.of(counted, distinct.estimate(), distinct);
    return open.isText(longText) ? open.withoutLevels() : open;
  }

  private Set<String> levels() {
    Set<String> levels = new HashSet<>();
    if (frequent != null && !longText) {
      long least = (long) Math.ceil(FREQUENT * count);
      for (var row : frequent.getFrequentItems(least, ErrorType.NO_FALSE_NEGATIVES)) {
        levels.add(row.getItem());
      }
    }
    return levels;
  }

  private void open() {
    FrequentItemsSketch<String> sketch = new FrequentItemsSketch<>(FREQUENT_MAP);
    exact.forEach(
        (value, times) -> {
          distinct.add(value);
          sketch.update(value, times);
        });
    exact.clear();
    frequent = sketch;
  }

  private void forget(String value) {
    exact.keySet().forEach(distinct::add);
    exact.clear();
    frequent = null;
    distinct.add(value);
  }
}
