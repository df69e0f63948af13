package dev.cairn.analytics.interval;

import org.jspecify.annotations.Nullable;

/** value ± z·σ. */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, never compared
record Wald(double[] values, double[] variances) implements Intervals {

  @Override
  public @Nullable Interval of(int group, double tail) {
    double half = Normal.above(tail) * standardError(group);
    return Double.isNaN(half) ? null : new Interval(values[group] - half, values[group] + half);
  }

  @Override
  public double standardError(int group) {
    return Math.sqrt(variances[group]);
  }
}
