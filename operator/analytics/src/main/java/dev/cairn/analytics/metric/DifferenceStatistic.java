package dev.cairn.analytics.metric;

/**
 * What one statistic has more than another on the same weights: the pairing of a paired resample.
 */
record DifferenceStatistic(GroupStatistic left, GroupStatistic right) implements GroupStatistic {
  DifferenceStatistic {
    if (left.size() != right.size()) {
      throw new IllegalArgumentException("statistics of different groups");
    }
  }

  @Override
  public int size() {
    return left.size();
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    double[] subtracted = new double[size()];
    right.measure(weights, subtracted);
    left.measure(weights, values);
    for (int group = 0; group < values.length; group++) {
      values[group] -= subtracted[group];
    }
  }
}
