package dev.cairn.analytics.metric;

/** The mean of one loss per row in each group, or its root. */
final class MeanStatistic implements GroupStatistic {
  private final double[] losses;
  private final Grouping grouping;
  private final boolean root;

  MeanStatistic(double[] losses, Grouping grouping, boolean root) {
    this.losses = losses;
    this.grouping = grouping;
    this.root = root;
  }

  @Override
  public int size() {
    return grouping.groups();
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    double[] sums = new double[size() + 1];
    long[] counts = new long[size() + 1];
    for (int row = 0; row < losses.length; row++) {
      int group = grouping.of(row);
      sums[group] += weights[row] * losses[row];
      counts[group] += weights[row];
    }
    for (int group = 0; group < values.length; group++) {
      double mean = sums[group] / counts[group];
      values[group] = root ? Math.sqrt(mean) : mean;
    }
  }
}
