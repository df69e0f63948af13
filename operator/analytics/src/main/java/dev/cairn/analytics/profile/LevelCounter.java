package dev.cairn.analytics.profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts how often each of a column's frozen levels occurs, and all other values together. */
public final class LevelCounter {
  private final Map<String, long[]> counts = new HashMap<>();
  private long other;

  /** Starts with no values. */
  public LevelCounter(Collection<String> levels) {
    levels.forEach(level -> counts.put(level, new long[1]));
  }

  /** Counts a value. */
  public void add(String value) {
    add(value, 1);
  }

  /** Counts a value many times. */
  void add(String value, long times) {
    long[] count = counts.get(value);
    if (count == null) {
      other += times;
    } else {
      count[0] += times;
    }
  }

  /** Values that are none of the levels. */
  public long other() {
    return other;
  }

  /** All values. */
  public long total() {
    return other + counts.values().stream().mapToLong(count -> count[0]).sum();
  }

  /** Values per level. */
  Map<String, Long> counts() {
    Map<String, Long> copy = new HashMap<>();
    counts.forEach((level, count) -> copy.put(level, count[0]));
    return copy;
  }
}
