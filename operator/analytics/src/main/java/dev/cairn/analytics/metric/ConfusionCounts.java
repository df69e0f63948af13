package dev.cairn.analytics.metric;

/** Weighted counts of (label, prediction) by group. Cells of a group: TN, FP, FN, TP. */
final class ConfusionCounts {
  private static final int CELLS = 4;

  private final CellOrder order;
  private final int groups;

  ConfusionCounts(BinaryColumns columns, Grouping grouping) {
    groups = grouping.groups();
    int[] cells = new int[columns.rows()];
    for (int row = 0; row < cells.length; row++) {
      cells[row] =
          grouping.of(row) * CELLS
              + (columns.positive(row) ? 2 : 0)
              + (columns.predicted(row) ? 1 : 0);
    }
    order = CellOrder.of(cells, (groups + 1) * CELLS);
  }

  int groups() {
    return groups;
  }

  /** Counts; rows in no group land behind the last group. */
  int[] count(byte[] weights) {
    return order.sums(weights);
  }

  /** A number of the four counts of a group; NaN where it is undefined. */
  static double rate(int[] counts, int group, Rate rate) {
    int first = group * CELLS;
    return rate.of(counts[first + 3], counts[first + 1], counts[first + 2], counts[first]);
  }

  /** A function of the four counts; a zero denominator makes it NaN. */
  interface Rate {
    Rate ACCURACY = (tp, fp, fn, tn) -> (tp + tn) / (tp + fp + fn + tn);
    Rate PRECISION = (tp, fp, fn, tn) -> tp / (tp + fp);
    Rate RECALL = (tp, fp, fn, tn) -> tp / (tp + fn);

    /** Undefined without positives, as recall is: what it predicts is then beside the point. */
    Rate F1 = (tp, fp, fn, tn) -> tp + fn == 0 ? Double.NaN : 2 * tp / (2 * tp + fp + fn);

    Rate SELECTION = (tp, fp, fn, tn) -> (tp + fp) / (tp + fp + fn + tn);
    Rate FALSE_POSITIVE = (tp, fp, fn, tn) -> fp / (fp + tn);

    double of(double tp, double fp, double fn, double tn);
  }
}
