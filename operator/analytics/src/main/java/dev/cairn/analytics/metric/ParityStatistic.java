package dev.cairn.analytics.metric;

import dev.cairn.analytics.metric.ConfusionCounts.Rate;

/**
 * How unequally groups are treated; one number. Definitions are those of fairlearn 0.15 between
 * groups: demographic_parity_ratio, equal_opportunity_difference and equalized_odds_difference with
 * the worst case of the two differences (Hardt, Price, Srebro 2016, "Equality of opportunity in
 * supervised learning").
 */
record ParityStatistic(Metric metric, ConfusionCounts counts) implements GroupStatistic {

  @Override
  public int size() {
    return 1;
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    int[] counted = counts.count(weights);
    values[0] =
        switch (metric) {
          case DEMOGRAPHIC_PARITY_RATIO -> extremes(counted, Rate.SELECTION).ratio();
          case EQUAL_OPPORTUNITY_DIFFERENCE -> extremes(counted, Rate.RECALL).difference();
          case EQUALIZED_ODDS_DIFFERENCE ->
              Math.max(
                  extremes(counted, Rate.RECALL).difference(),
                  extremes(counted, Rate.FALSE_POSITIVE).difference());
          default -> throw new IllegalArgumentException(metric + " compares no groups");
        };
  }

  private Extremes extremes(int[] counted, Rate rate) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int group = 0; group < counts.groups(); group++) {
      double value = ConfusionCounts.rate(counted, group, rate);
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return new Extremes(least, greatest);
  }

  /** Both NaN as soon as one group has no rate; nothing selected anywhere has no ratio. */
  private record Extremes(double least, double greatest) {
    double ratio() {
      return least / greatest;
    }

    double difference() {
      return greatest - least;
    }
  }
}
