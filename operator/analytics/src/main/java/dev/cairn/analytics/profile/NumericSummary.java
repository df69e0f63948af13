package dev.cairn.analytics.profile;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known of a numeric column.
 *
 * @param count finite values
 * @param notFinite the others
 * @param shape moments and range
 * @param sketch quantiles
 * @param edges inner edges of the frozen bins, ascending ({@link FrozenBins})
 * @param counts values per bin, one more than edges; their sum is count
 */
public record NumericSummary(
    long count,
    NotFinite notFinite,
    Shape shape,
    QuantileSketch sketch,
    List<Double> edges,
    List<Long> counts) {

  /** Values that are no finite numbers. */
  public record NotFinite(long nans, long positiveInfinities, long negativeInfinities) {}

  /**
   * Moments and range; empty where no finite value was seen or the figure is beyond a double.
   *
   * @param mean arithmetic mean
   * @param m2 sum of squared deviations from the mean; divided by count the variance
   * @param min least value
   * @param max greatest value
   */
  public record Shape(
      OptionalDouble mean, OptionalDouble m2, OptionalDouble min, OptionalDouble max) {}
}
