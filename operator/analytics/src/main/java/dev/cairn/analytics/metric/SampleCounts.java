package dev.cairn.analytics.metric;

import java.util.Arrays;

/** How many samples a metric rests on in each group: the count of its {@link Denominator}. */
public final class SampleCounts {
  private SampleCounts() {}

  /** Counts, one per group. */
  public static long[] of(Metric metric, Columns columns, Grouping grouping) {
    return switch (columns) {
      case BinaryColumns binary -> of(metric.denominator(), binary, grouping);
      case ClassColumns classes ->
          metric.denominator() == Denominator.ROWS
              ? grouping.sizes()
              : new ClassStatistic(classes, grouping, metric, Average.MACRO).rarest();
      case NumberColumns numbers -> grouping.sizes();
    };
  }

  /** Rows with the positive label, one count per group. */
  static long[] positives(BinaryColumns columns, Grouping grouping) {
    return of(Denominator.POSITIVES, columns, grouping);
  }

  private static long[] of(Denominator denominator, BinaryColumns columns, Grouping grouping) {
    int[] counts = new ConfusionCounts(columns, grouping).count(once(columns.rows()));
    long[] samples = new long[grouping.groups()];
    for (int group = 0; group < samples.length; group++) {
      samples[group] =
          (long)
              ConfusionCounts.rate(
                  counts,
                  group,
                  (tp, fp, fn, tn) ->
                      switch (denominator) {
                        case ROWS -> tp + fp + fn + tn;
                        case POSITIVES -> tp + fn;
                        case PREDICTED_POSITIVES -> tp + fp;
                        case SMALLER_CLASS -> Math.min(tp + fn, fp + tn);
                      });
    }
    return samples;
  }

  private static byte[] once(int rows) {
    byte[] once = new byte[rows];
    Arrays.fill(once, (byte) 1);
    return once;
  }
}
