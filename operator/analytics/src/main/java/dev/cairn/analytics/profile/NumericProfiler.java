package dev.cairn.analytics.profile;

import java.util.OptionalDouble;

/** Learns a numeric column. Nulls are the caller's to count. */
public final class NumericProfiler {
  private final Moments moments = new Moments();
  private final QuantileSketch sketch = new QuantileSketch();
  private long nans;
  private long positiveInfinities;
  private long negativeInfinities;

  /** Takes a value that is not null. */
  public void add(double value) {
    if (Double.isFinite(value)) {
      moments.add(value);
      sketch.add(value + 0.0);
    } else if (Double.isNaN(value)) {
      nans++;
    } else if (value > 0) {
      positiveInfinities++;
    } else {
      negativeInfinities++;
    }
  }

  /** Takes all that another profiler took. */
  public void merge(NumericProfiler other) {
    moments.merge(other.moments);
    sketch.merge(other.sketch);
    nans += other.nans;
    positiveInfinities += other.positiveInfinities;
    negativeInfinities += other.negativeInfinities;
  }

  /** A counter for the second pass over the same values. */
  public BinCounter freeze() {
    return new BinCounter(FrozenBins.learn(sketch));
  }

  /**
   * What was learned.
   *
   * @param counted the counter of {@link #freeze} after the second pass
   * @throws IllegalArgumentException when the passes saw different numbers of values
   */
  public NumericSummary summary(BinCounter counted) {
    if (counted.total() != moments.count()) {
      throw new IllegalArgumentException(
          "the first pass saw %d finite values, the second %d"
              .formatted(moments.count(), counted.total()));
    }
    BinCounter settled = counted.settled();
    return new NumericSummary(
        moments.count(),
        new NumericSummary.NotFinite(nans, positiveInfinities, negativeInfinities),
        new NumericSummary.Shape(
            known(moments.mean()), known(moments.m2()), known(moments.min()), known(moments.max())),
        sketch,
        settled.bins().edges(),
        settled.counts());
  }

  private OptionalDouble known(double figure) {
    return moments.count() > 0 && Double.isFinite(figure)
        ? OptionalDouble.of(figure)
        : OptionalDouble.empty();
  }
}
