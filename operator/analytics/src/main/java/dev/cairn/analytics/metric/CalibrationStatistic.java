package dev.cairn.analytics.metric;

/**
 * Expected calibration error of each group: rows are sorted by probability into ten bins of equal
 * count, and the error is Σ (n_b / n) |ȳ_b − p̄_b| minus what a calibrated model would show by
 * chance, Σ (n_b / n) sqrt(2 p̄_b (1 − p̄_b) / (π n_b)) (the mean of |N(0, σ²)| is σ·sqrt(2/π)),
 * and at least 0. Without the correction a calibrated model fails a bound of 0.05 in most hold-outs
 * of 200 rows.
 *
 * <p>Rows of equal probability share the bin of their mid-rank, so that the order of rows does not
 * matter. Resamples keep the bins. Probabilities are those of the positive class; with several
 * classes those of the predicted class, against being right (Guo et al. 2017, "On calibration of
 * modern neural networks").
 */
final class CalibrationStatistic implements GroupStatistic {
  private static final int BINS = 10;

  private final CellOrder bins;
  private final double[] probabilities; // in the order of the bins, as the next one
  private final boolean[] occurred;
  private final int groups;

  CalibrationStatistic(double[] probabilities, boolean[] occurred, Grouping grouping) {
    this.groups = grouping.groups();
    this.bins = CellOrder.of(bins(ScoreOrder.of(probabilities), grouping), (groups + 1) * BINS);
    this.probabilities = new double[probabilities.length];
    this.occurred = new boolean[probabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      this.probabilities[i] = probabilities[bins.rows()[i]];
      this.occurred[i] = occurred[bins.rows()[i]];
    }
  }

  private int[] bins(ScoreOrder order, Grouping grouping) {
    int[] sorted = order.ascending(grouping);
    int[] assigned = new int[sorted.length];
    long[] sizes = grouping.sizes();
    int first = 0;
    for (int start = 0; start < sorted.length; ) {
      int group = grouping.of(sorted[start]);
      int end = order.tieEnd(sorted, start, grouping);
      long size = group < groups ? sizes[group] : sorted.length - first;
      long bin = BINS * ((long) start + end - 2L * first) / (2 * size);
      for (int i = start; i < end; i++) {
        assigned[sorted[i]] = group * BINS + (int) bin;
      }
      if (end == first + size) {
        first = end;
      }
      start = end;
    }
    return assigned;
  }

  @Override
  public int size() {
    return groups;
  }

  @Override
  public void measure(byte[] weights, double[] values) {
    int[] rowOf = bins.rows();
    for (int group = 0; group < groups; group++) {
      double error = 0;
      long rows = 0;
      for (int bin = group * BINS; bin < (group + 1) * BINS; bin++) {
        double beliefs = 0;
        int events = 0;
        int count = 0;
        for (int i = bins.start(bin); i < bins.ends()[bin]; i++) {
          int weight = weights[rowOf[i]];
          count += weight;
          events += occurred[i] ? weight : 0;
          beliefs += weight * probabilities[i];
        }
        if (count > 0) {
          rows += count;
          error += error(count, events, beliefs);
        }
      }
      values[group] = rows == 0 ? Double.NaN : Math.max(0, error / rows);
    }
  }

  /** What a bin adds: its gap less what chance makes of it. */
  private static double error(int count, int events, double beliefs) {
    double belief = Math.clamp(beliefs / count, 0, 1);
    double gap = Math.abs((double) events / count - belief);
    return count * gap - Math.sqrt(2 * belief * (1 - belief) * count / Math.PI);
  }
}
