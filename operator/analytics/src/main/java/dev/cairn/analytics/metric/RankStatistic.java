package dev.cairn.analytics.metric;

import java.util.Arrays;

/**
 * Area under the ROC curve or average precision of each group. Rows are sorted once; a resample
 * only changes their weights. Equal scores are one step of the curve, which gives the ROC area by
 * mid-ranks (Mann-Whitney) and average precision as Σ (R_k − R_{k−1}) P_k over distinct thresholds,
 * as in scikit-learn. Where all rows have one label neither is defined.
 */
final class RankStatistic implements GroupStatistic {
  private final Metric metric;
  private final int[] rows;
  private final boolean[] positive;
  private final boolean[] lastOfTie;
  private final int[] ends;

  RankStatistic(BinaryColumns columns, Grouping grouping, Metric metric) {
    this.metric = metric;
    ScoreOrder order = columns.order();
    rows = order.descending(grouping);
    positive = new boolean[rows.length];
    lastOfTie = new boolean[rows.length];
    for (int start = 0; start < rows.length; ) {
      int end = order.tieEnd(rows, start, grouping);
      lastOfTie[end - 1] = true;
      start = end;
    }
    for (int i = 0; i < rows.length; i++) {
      positive[i] = columns.positive(rows[i]);
    }
    ends = Arrays.stream(grouping.sizes()).mapToInt(Math::toIntExact).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
  }

  @Override
  public int size() {
    return ends.length;
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    int start = 0;
    for (int group = 0; group < ends.length; group++) {
      values[group] =
          metric == Metric.AUC
              ? area(weights, start, ends[group])
              : averagePrecision(weights, start, ends[group]);
      start = ends[group];
    }
  }

  private double area(byte[] weights, int start, int end) {
    double pairs = 0;
    long above = 0; // positives with a higher score
    long tied = 0;
    long negatives = 0;
    long tiedNegatives = 0;
    for (int i = start; i < end; i++) {
      int weight = weights[rows[i]];
      if (positive[i]) {
        tied += weight;
      } else {
        tiedNegatives += weight;
      }
      if (lastOfTie[i]) {
        pairs += tiedNegatives * (above + tied / 2.0);
        above += tied;
        negatives += tiedNegatives;
        tied = 0;
        tiedNegatives = 0;
      }
    }
    return pairs / ((double) above * negatives);
  }

  private double averagePrecision(byte[] weights, int start, int end) {
    double sum = 0;
    int found = 0;
    int selected = 0;
    int tied = 0;
    for (int i = start; i < end; i++) {
      int weight = weights[rows[i]];
      selected += weight;
      tied += positive[i] ? weight : 0;
      if (lastOfTie[i]) {
        // Also without a positive, where it adds 0: whether there is one cannot be foreseen, and a
        // branch that is guessed wrong costs more than a division.
        found += tied;
        sum += tied * ((double) found / Math.max(selected, 1));
        tied = 0;
      }
    }
    return found == selected ? Double.NaN : sum / found;
  }
}
