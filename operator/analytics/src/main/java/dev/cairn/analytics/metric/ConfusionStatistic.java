package dev.cairn.analytics.metric;

/** A rate of the confusion table of each group. */
record ConfusionStatistic(ConfusionCounts counts, ConfusionCounts.Rate rate)
    implements GroupStatistic {

  @Override
  public int size() {
    return counts.groups();
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    int[] counted = counts.count(weights);
    for (int group = 0; group < values.length; group++) {
      values[group] = ConfusionCounts.rate(counted, group, rate);
    }
  }
}
