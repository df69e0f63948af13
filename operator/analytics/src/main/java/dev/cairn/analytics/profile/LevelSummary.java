package dev.cairn.analytics.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is known of a column of texts.
 *
 * @param levels its levels, most frequent first, equal ones by name; empty for free text
 * @param other values that are none of the levels
 * @param distinct number of distinct values; an estimate when there are more than {@link
 *     LevelProfiler#MOST_LEVELS}
 * @param sketch of the distinct values
 */
public record LevelSummary(List<Level> levels, long other, double distinct, DistinctSketch sketch) {
  private static final double LEAST_COVER = 0.1;

  public LevelSummary {
    levels = List.copyOf(levels);
  }

  /** A value and how often it occurs. */
  public record Level(String value, long count) {}

  static LevelSummary of(LevelCounter counted, double distinct, DistinctSketch sketch) {
    List<Level> levels =
        counted.counts().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(entry -> new Level(entry.getKey(), entry.getValue()))
            .toList();
    return new LevelSummary(levels, counted.other(), distinct, sketch);
  }

  /** Values in all. */
  public long count() {
    return other + covered();
  }

  /** Whether this is free text or an identifier: no levels that say much about the column. */
  boolean isText(boolean longText) {
    return longText || covered() < LEAST_COVER * count();
  }

  LevelSummary withoutLevels() {
    return new LevelSummary(List.of(), count(), distinct, sketch);
  }

  private long covered() {
    return levels.stream().mapToLong(Level::count).sum();
  }
}
