package dev.cairn.analytics.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/**
 * What one revision did under one table, since that table was acknowledged.
 *
 * @param requests all that ended
 * @param failures those that failed, at most {@code requests}
 * @param slow those slower than the latency limit, at most {@code requests}
 * @param failedUnits distinct units among the failures
 * @param slices the same counts by time, ascending; those of the last hour at least
 * @param latency histogram of all answered requests, ascending
 */
public record Arm(
    long requests,
    long failures,
    long slow,
    long failedUnits,
    List<Slice> slices,
    List<LatencyBucket> latency) {

  /** A revision that got no request. */
  public static final Arm NONE = new Arm(0, 0, 0, 0, List.of(), List.of());

  /** Checks the counts, and brings slices and buckets in order, one of each time and limit. */
  public Arm {
    if (failures < 0 || slow < 0 || failures > requests || slow > requests) {
      throw new IllegalArgumentException(
          "an arm counts more failed or slow requests than requests: " + failures + ", " + slow);
    }
    slices = merged(slices, Slice::start, Slice::plus);
    latency = merged(latency, LatencyBucket::upTo, LatencyBucket::plus);
  }

  /**
   * Both together: the same revision and table, seen by two router pods. A unit that failed in both
   * counts twice.
   */
  public Arm plus(Arm other) {
    return new Arm(
        requests + other.requests,
        failures + other.failures,
        slow + other.slow,
        failedUnits + other.failedUnits,
        both(slices, other.slices),
        both(latency, other.latency));
  }

  private static <T> List<T> both(List<T> left, List<T> right) {
    List<T> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  private static <T> List<T> merged(List<T> parts, ToLongFunction<T> key, BinaryOperator<T> plus) {
    TreeMap<Long, T> byKey = new TreeMap<>();
    for (T part : parts) {
      byKey.merge(key.applyAsLong(part), part, plus);
    }
    return List.copyOf(byKey.values());
  }
}
