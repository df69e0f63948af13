package dev.cairn.analytics.metric;

import java.util.Arrays;

/**
 * r2 of each group: 1 − Σ(y − ŷ)² / Σ(y − ȳ)². Labels are taken relative to their overall mean, so
 * that the sum of squares does not cancel. NaN where all labels are equal.
 */
final class DeterminationStatistic implements GroupStatistic {
  private final NumberColumns columns;
  private final Grouping grouping;
  private final double centre;

  DeterminationStatistic(NumberColumns columns, Grouping grouping) {
    this.columns = columns;
    this.grouping = grouping;
    double sum = 0;
    for (int row = 0; row < columns.rows(); row++) {
      sum += columns.truth(row) / columns.rows();
    }
    centre = sum;
  }

  @Override
  public int size() {
    return grouping.groups();
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    double[] errors = new double[size() + 1];
    double[] sums = new double[size() + 1];
    double[] squares = new double[size() + 1];
    double[] least = filled(Double.POSITIVE_INFINITY);
    double[] greatest = filled(Double.NEGATIVE_INFINITY);
    long[] counts = new long[size() + 1];
    for (int row = 0; row < weights.length; row++) {
      if (weights[row] > 0) {
        int group = grouping.of(row);
        double label = columns.truth(row) - centre;
        errors[group] += weights[row] * columns.error(row) * columns.error(row);
        sums[group] += weights[row] * label;
        squares[group] += weights[row] * label * label;
        least[group] = Math.min(least[group], label);
        greatest[group] = Math.max(greatest[group], label);
        counts[group] += weights[row];
      }
    }
    for (int group = 0; group < values.length; group++) {
      double spread = squares[group] - sums[group] * sums[group] / counts[group];
      values[group] =
          least[group] < greatest[group] && spread > 0 ? 1 - errors[group] / spread : Double.NaN;
    }
  }

  private double[] filled(double value) {
    double[] filled = new double[size() + 1];
    Arrays.fill(filled, value);
    return filled;
  }
}
