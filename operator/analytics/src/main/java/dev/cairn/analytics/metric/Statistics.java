package dev.cairn.analytics.metric;

import dev.cairn.analytics.metric.ConfusionCounts.Rate;

/** The statistic of each metric. */
public final class Statistics {
  private Statistics() {}

  /**
   * A metric over columns: one number per group; for a metric that compares groups one in all.
   *
   * @param metric one that suits the columns' task and whose need has no problem
   */
  public static GroupStatistic of(Metric metric, Columns columns, Grouping grouping) {
    return of(metric, columns, grouping, Average.MACRO);
  }

  /** Likewise; the average matters for several classes only. */
  public static GroupStatistic of(
      Metric metric, Columns columns, Grouping grouping, Average average) {
    return switch (columns) {
      case BinaryColumns binary -> binary(metric, binary, grouping);
      case ClassColumns classes -> classes(metric, classes, grouping, average);
      case NumberColumns numbers -> numbers(metric, numbers, grouping);
    };
  }

  private static GroupStatistic binary(Metric metric, BinaryColumns columns, Grouping grouping) {
    return switch (metric) {
      case ACCURACY -> confusion(columns, grouping, Rate.ACCURACY);
      case PRECISION -> confusion(columns, grouping, Rate.PRECISION);
      case RECALL -> confusion(columns, grouping, Rate.RECALL);
      case F1 -> confusion(columns, grouping, Rate.F1);
      case AUC, AVERAGE_PRECISION -> new RankStatistic(columns, grouping, metric);
      case LOG_LOSS, BRIER -> mean(metric, columns, grouping);
      case ECE -> new CalibrationStatistic(columns.scores(), columns.positives(), grouping);
      case DEMOGRAPHIC_PARITY_RATIO, EQUAL_OPPORTUNITY_DIFFERENCE, EQUALIZED_ODDS_DIFFERENCE ->
          new ParityStatistic(metric, new ConfusionCounts(columns, grouping));
      default -> throw unsuited(metric);
    };
  }

  private static GroupStatistic classes(
      Metric metric, ClassColumns columns, Grouping grouping, Average average) {
    return switch (metric) {
      case ACCURACY, PRECISION, RECALL, F1 ->
          new ClassStatistic(columns, grouping, metric, average);
      case AUC, AVERAGE_PRECISION -> new ClassRankStatistic(columns, grouping, metric, average);
      case LOG_LOSS, BRIER -> mean(metric, columns, grouping);
      case ECE -> new CalibrationStatistic(columns.confidence(), columns.hits(), grouping);
      default -> throw unsuited(metric);
    };
  }

  private static GroupStatistic numbers(Metric metric, NumberColumns columns, Grouping grouping) {
    return switch (metric) {
      case RMSE, MAE, MAPE -> mean(metric, columns, grouping);
      case R2 -> new DeterminationStatistic(columns, grouping);
      default -> throw unsuited(metric);
    };
  }

  private static GroupStatistic confusion(BinaryColumns columns, Grouping grouping, Rate rate) {
    return new ConfusionStatistic(new ConfusionCounts(columns, grouping), rate);
  }

  private static GroupStatistic mean(Metric metric, Columns columns, Grouping grouping) {
    return new MeanStatistic(Losses.of(metric, columns), grouping, metric == Metric.RMSE);
  }

  private static IllegalArgumentException unsuited(Metric metric) {
    return new IllegalArgumentException(metric.word() + " is not for this task");
  }
}
