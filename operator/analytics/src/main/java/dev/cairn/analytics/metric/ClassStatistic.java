package dev.cairn.analytics.metric;

import java.util.Arrays;

/**
 * Accuracy, precision, recall or f1 of several classes. The last three are averages over the
 * classes that occur in the labels of the group; a class that is never predicted has precision 0
 * (scikit-learn's zero_division=0).
 */
final class ClassStatistic implements GroupStatistic {
  private final ClassColumns columns;
  private final Grouping grouping;
  private final Metric metric;
  private final Average average;

  ClassStatistic(ClassColumns columns, Grouping grouping, Metric metric, Average average) {
    this.columns = columns;
    this.grouping = grouping;
    this.metric = metric;
    this.average = average;
  }

  @Override
  public int size() {
    return grouping.groups();
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    Tally tally = tally(weights);
    for (int group = 0; group < values.length; group++) {
      values[group] = metric == Metric.ACCURACY ? accuracy(tally, group) : mean(tally, group);
    }
  }

  private Tally tally(byte[] weights) {
    int classes = columns.present();
    Tally tally = new Tally(new int[(size() + 1) * (classes + 1)][3]);
    for (int row = 0; row < weights.length; row++) {
      int first = grouping.of(row) * (classes + 1);
      int predicted = Math.min(columns.predicted(row), classes);
      tally.counts[first + columns.truth(row)][Tally.TRUE] += weights[row];
      tally.counts[first + predicted][Tally.PREDICTED] += weights[row];
      tally.counts[first + predicted][Tally.RIGHT] += columns.right(row) ? weights[row] : 0;
    }
    return tally;
  }

  private double accuracy(Tally tally, int group) {
    double right = 0;
    double all = 0;
    for (int type = 0; type < columns.present(); type++) {
      int[] counts = tally.of(group, type, columns.present());
      right += counts[Tally.RIGHT];
      all += counts[Tally.TRUE];
    }
    return right / all;
  }

  private double mean(Tally tally, int group) {
    double sum = 0;
    double weight = 0;
    for (int type = 0; type < columns.present(); type++) {
      int[] counts = tally.of(group, type, columns.present());
      if (counts[Tally.TRUE] > 0) {
        double share = average == Average.MACRO ? 1 : counts[Tally.TRUE];
        sum += share * part(counts);
        weight += share;
      }
    }
    return sum / weight;
  }

  private double part(int[] counts) {
    double right = counts[Tally.RIGHT];
    return switch (metric) {
      case PRECISION -> counts[Tally.PREDICTED] == 0 ? 0 : right / counts[Tally.PREDICTED];
      case RECALL -> right / counts[Tally.TRUE];
      case F1 -> 2 * right / (counts[Tally.TRUE] + counts[Tally.PREDICTED]);
      default -> throw new IllegalArgumentException(metric + " is no average of classes");
    };
  }

  /** The rarest class of each group: its labels, or its predictions for precision. */
  long[] rarest() {
    byte[] once = new byte[columns.rows()];
    Arrays.fill(once, (byte) 1);
    Tally tally = tally(once);
    long[] least = new long[size()];
    for (int group = 0; group < least.length; group++) {
      long rarest = Long.MAX_VALUE;
      for (int type = 0; type < columns.present(); type++) {
        int[] counts = tally.of(group, type, columns.present());
        if (counts[Tally.TRUE] > 0) {
          int column = metric == Metric.PRECISION ? Tally.PREDICTED : Tally.TRUE;
          rarest = Math.min(rarest, counts[column]);
        }
      }
      least[group] = rarest == Long.MAX_VALUE ? 0 : rarest;
    }
    return least;
  }

  /** Counts by (group, class). */
  private static final class Tally {
    static final int TRUE = 0;
    static final int PREDICTED = 1;
    static final int RIGHT = 2;

    private final int[][] counts;

    Tally(int[][] counts) {
      this.counts = counts;
    }

    int[] of(int group, int type, int classes) {
      return counts[group * (classes + 1) + type];
    }
  }
}
