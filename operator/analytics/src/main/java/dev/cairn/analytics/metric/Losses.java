package dev.cairn.analytics.metric;

/** One loss per row, whose mean is a metric. */
final class Losses {
  /** scikit-learn keeps probabilities this far from 0 and 1. */
  private static final double EDGE = Math.ulp(1.0);

  private Losses() {}

  static double[] of(Metric metric, Columns columns) {
    double[] losses = new double[columns.rows()];
    for (int row = 0; row < losses.length; row++) {
      losses[row] =
          switch (columns) {
            case BinaryColumns binary -> loss(metric, binary, row);
            case ClassColumns classes -> loss(metric, classes, row);
            case NumberColumns numbers -> loss(metric, numbers, row);
          };
    }
    return losses;
  }

  private static double loss(Metric metric, BinaryColumns columns, int row) {
    double score = columns.score(row);
    double event = columns.positive(row) ? 1 : 0;
    return metric == Metric.LOG_LOSS
        ? surprise(columns.positive(row) ? score : 1 - score)
        : (score - event) * (score - event);
  }

  private static double loss(Metric metric, ClassColumns columns, int row) {
    if (metric == Metric.LOG_LOSS) {
      return surprise(columns.score(row, columns.truth(row)));
    }
    double sum = 0;
    for (int type = 0; type < columns.scoreColumns(); type++) {
      double gap = columns.score(row, type) - (columns.truth(row) == type ? 1 : 0);
      sum += gap * gap;
    }
    return sum;
  }

  private static double loss(Metric metric, NumberColumns columns, int row) {
    double error = Math.abs(columns.error(row));
    return switch (metric) {
      case MAE -> error;
      case MAPE -> columns.truth(row) == 0 ? Double.NaN : error / Math.abs(columns.truth(row));
      default -> error * error;
    };
  }

  private static double surprise(double probability) {
    return -Math.log(Math.clamp(probability, EDGE, 1 - EDGE));
  }
}
