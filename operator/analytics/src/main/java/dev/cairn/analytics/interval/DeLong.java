package dev.cairn.analytics.interval;

import dev.cairn.analytics.metric.BinaryColumns;
import dev.cairn.analytics.metric.Grouping;
import org.jspecify.annotations.Nullable;

/**
 * Interval of the ROC area by DeLong's variance on the logit scale: logit(A) ± z·σ / (A(1−A)). On
 * the plain scale its coverage falls to 80 % near 1. An area of exactly 0 or 1 has variance 0 and
 * no logit; Wilson's interval on the rows of the smaller class stands in.
 */
public final class DeLong implements Intervals {
  private final Placements.Areas areas;

  private DeLong(Placements.Areas areas) {
    this.areas = areas;
  }

  /** Of the areas of one model. */
  public static Intervals of(BinaryColumns columns, Grouping grouping) {
    return new DeLong(Placements.of(columns, grouping).areas());
  }

  /**
   * Of the differences of two models' areas on the same rows: d ± z·σ, on the plain scale, since a
   * difference has no edge nearby.
   */
  public static Intervals paired(BinaryColumns left, BinaryColumns right, Grouping grouping) {
    Placements.Areas areas =
        Placements.of(left, grouping).minus(Placements.of(right, grouping)).areas();
    return new Wald(areas.values(), areas.variances());
  }

  @Override
  public @Nullable Interval of(int group, double tail) {
    double area = areas.values()[group];
    double error = standardError(group);
    if (Double.isNaN(error)) {
      return null;
    }
    if (area <= 0 || area >= 1) {
      return Wilson.interval(area, areas.smaller()[group], tail);
    }
    double centre = Math.log(area / (1 - area));
    double half = Normal.above(tail) * error / (area * (1 - area));
    return new Interval(logistic(centre - half), logistic(centre + half)).including(area);
  }

  @Override
  public double standardError(int group) {
    return Math.sqrt(areas.variances()[group]);
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
