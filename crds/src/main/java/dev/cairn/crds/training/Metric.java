package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A measure of predictions against labels. */
public enum Metric {
  /** Share of right classes. */
  @JsonProperty("accuracy")
  ACCURACY,
  /** Right among the predicted positives. */
  @JsonProperty("precision")
  PRECISION,
  /** Found among the positives. */
  @JsonProperty("recall")
  RECALL,
  /** Harmonic mean of precision and recall. */
  @JsonProperty("f1")
  F1,
  /** Area under the ROC curve. */
  @JsonProperty("auc")
  AUC,
  /** Area under the precision-recall curve. */
  @JsonProperty("averagePrecision")
  AVERAGE_PRECISION,
  /** Mean negative log-likelihood. */
  @JsonProperty("logLoss")
  LOG_LOSS,
  /** Mean squared error of probabilities. */
  @JsonProperty("brier")
  BRIER,
  /** Expected calibration error. */
  @JsonProperty("ece")
  ECE,
  /** Root of the mean squared error. */
  @JsonProperty("rmse")
  RMSE,
  /** Mean absolute error. */
  @JsonProperty("mae")
  MAE,
  /** Share of explained variance. */
  @JsonProperty("r2")
  R2,
  /** Mean absolute percentage error. */
  @JsonProperty("mape")
  MAPE,
  /** Least over greatest selection rate of a slice's groups. */
  @JsonProperty("demographicParityRatio")
  DEMOGRAPHIC_PARITY_RATIO,
  /** Greatest difference of recall between groups. */
  @JsonProperty("equalOpportunityDifference")
  EQUAL_OPPORTUNITY_DIFFERENCE,
  /** Greatest difference of recall or false-positive rate between groups. */
  @JsonProperty("equalizedOddsDifference")
  EQUALIZED_ODDS_DIFFERENCE,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
