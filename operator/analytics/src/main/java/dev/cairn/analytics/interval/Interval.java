package dev.cairn.analytics.interval;

/** Two ends on the scale of the metric; {@code low <= high}. */
public record Interval(double low, double high) {

  /** Widened so that it contains a value: resamples of a folded statistic may all exceed it. */
  public Interval including(double value) {
    return new Interval(Math.min(low, value), Math.max(high, value));
  }

  /** Moved along the scale. */
  public Interval plus(double offset) {
    return new Interval(low + offset, high + offset);
  }
}
