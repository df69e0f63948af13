package dev.cairn.analytics.metric;

/**
 * Why a number cannot be had.
 *
 * @param reason one CamelCase word
 * @param message a clause for a person, without the metric's name: what is wrong and where
 */
public record Absence(String reason, String message) {

  /** Why a metric is undefined though its inputs are sound: what a zero denominator means. */
  public static Absence undefined(Metric metric) {
    return switch (metric) {
      case RECALL, F1, EQUAL_OPPORTUNITY_DIFFERENCE ->
          new Absence("NoPositives", "no row has the positive label");
      case PRECISION -> new Absence("NothingPredicted", "no row is predicted as positive");
      case AUC, AVERAGE_PRECISION, EQUALIZED_ODDS_DIFFERENCE ->
          new Absence("SingleClass", "all rows have the same label");
      case DEMOGRAPHIC_PARITY_RATIO ->
          new Absence("NothingPredicted", "no row of any group is predicted as positive");
      case R2 -> new Absence("ConstantLabels", "all rows have the same label");
      case MAPE -> new Absence("ZeroLabels", "a share of the label is undefined where it is 0");
      default -> new Absence("NoRows", "there are no rows");
    };
  }
}
