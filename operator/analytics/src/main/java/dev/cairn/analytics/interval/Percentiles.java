package dev.cairn.analytics.interval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Intervals between percentiles of replicates, interpolated linearly (Hyndman and Fan 1996, type 7:
 * the default of NumPy). Replicates in which the number was undefined do not count; an interval
 * needs {@link #LEAST} of them.
 *
 * @param replicates of each group, sorted
 */
record Percentiles(List<double[]> replicates) implements Intervals {
  static final int LEAST = 100;

  /** The replicates that are a number, sorted. */
  static double[] defined(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
  }

  @Override
  public @Nullable Interval of(int group, double tail) {
    double[] sorted = replicates.get(group);
    return sorted.length < LEAST
        ? null
        : new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public double standardError(int group) {
    double[] values = replicates.get(group);
    if (values.length < LEAST) {
      return Double.NaN;
    }
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
