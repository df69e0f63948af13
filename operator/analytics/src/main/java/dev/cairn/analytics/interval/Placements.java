package dev.cairn.analytics.interval;

import dev.cairn.analytics.metric.BinaryColumns;
import dev.cairn.analytics.metric.Grouping;

/**
 * Structural components of the ROC area by group (DeLong, DeLong, Clarke-Pearson 1988, "Comparing
 * the areas under two or more correlated receiver operating characteristic curves"): the placement
 * of a positive is the share of negatives below it, that of a negative the share of positives above
 * it, ties counting half. Their mean over either class is the area; sample variances S10 and S01 of
 * the two give Var(A) = S10/m + S01/n. Differences of two models' placements give the variance of
 * the paired difference by the same formula.
 *
 * <p>Found by sorting, as in Sun and Xu 2014, in O(n log n).
 */
final class Placements {
  private final BinaryColumns columns;
  private final Grouping grouping;
  private final double[] values;

  private Placements(BinaryColumns columns, Grouping grouping, double[] values) {
    this.columns = columns;
    this.grouping = grouping;
    this.values = values;
  }

  static Placements of(BinaryColumns columns, Grouping grouping) {
    double[] values = new double[columns.rows()];
    long[][] totals = new long[grouping.groups() + 1][2];
    for (int row = 0; row < values.length; row++) {
      totals[grouping.of(row)][side(columns, row)]++;
    }
    long[][] below = new long[grouping.groups() + 1][2];
    columns
        .order()
        .eachTie(
            grouping,
            tied -> {
              int group = grouping.of(tied[0]);
              long[] here = new long[2];
              for (int row : tied) {
                here[side(columns, row)]++;
              }
              for (int row : tied) {
                int other = 1 - side(columns, row);
                double under = below[group][other] + here[other] / 2.0;
                double share = under / totals[group][other];
                values[row] = columns.positive(row) ? share : 1 - share;
              }
              below[group][0] += here[0];
              below[group][1] += here[1];
            });
    return new Placements(columns, grouping, values);
  }

  private static int side(BinaryColumns columns, int row) {
    return columns.positive(row) ? 1 : 0;
  }

  /** Placements less those that another model gives the same rows. */
  Placements minus(Placements other) {
    double[] differences = values.clone();
    for (int row = 0; row < differences.length; row++) {
      differences[row] -= other.values[row];
    }
    return new Placements(columns, grouping, differences);
  }

  /** Means and variances of each group. */
  Areas areas() {
    int groups = grouping.groups();
    double[][] counts = new double[groups + 1][2];
    double[][] means = new double[groups + 1][2];
    double[][] squares = new double[groups + 1][2];
    for (int row = 0; row < values.length; row++) {
      // Welford 1962: mean and squares in one pass without cancellation.
      int group = grouping.of(row);
      int side = side(columns, row);
      double gap = values[row] - means[group][side];
      counts[group][side]++;
      means[group][side] += gap / counts[group][side];
      squares[group][side] += gap * (values[row] - means[group][side]);
    }
    double[] values = new double[groups];
    double[] variances = new double[groups];
    double[] smaller = new double[groups];
    for (int group = 0; group < groups; group++) {
      values[group] = means[group][1];
      smaller[group] = Math.min(counts[group][0], counts[group][1]);
      variances[group] =
          smaller[group] < 2
              ? Double.NaN
              : squares[group][0] / (counts[group][0] - 1) / counts[group][0]
                  + squares[group][1] / (counts[group][1] - 1) / counts[group][1];
    }
    return new Areas(values, variances, smaller);
  }

  /**
   * Numbers of each group.
   *
   * @param values the area, or the difference of two
   * @param variances of that; NaN with fewer than two rows of a class
   * @param smaller rows of the smaller class
   */
  @SuppressWarnings("ArrayRecordComponent") // columns of numbers, never compared
  record Areas(double[] values, double[] variances, double[] smaller) {}
}
