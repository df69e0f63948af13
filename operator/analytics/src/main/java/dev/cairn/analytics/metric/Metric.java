package dev.cairn.analytics.metric;

import static dev.cairn.analytics.metric.Denominator.POSITIVES;
import static dev.cairn.analytics.metric.Denominator.PREDICTED_POSITIVES;
import static dev.cairn.analytics.metric.Denominator.ROWS;
import static dev.cairn.analytics.metric.Denominator.SMALLER_CLASS;
import static dev.cairn.analytics.metric.Family.CLASSIFICATION;
import static dev.cairn.analytics.metric.Family.FAIRNESS;
import static dev.cairn.analytics.metric.Family.REGRESSION;
import static dev.cairn.analytics.metric.Need.PREDICTIONS;
import static dev.cairn.analytics.metric.Need.PROBABILITIES;
import static dev.cairn.analytics.metric.Need.SCORES;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A measure of predictions against labels. Definitions are scikit-learn's and fairlearn's; with
 * several classes precision, recall, f1, auc and averagePrecision are the plain mean over the
 * classes that the labels have (macro; areas are one class against the rest).
 */
public enum Metric {
  /** Share of right classes. */
  ACCURACY("accuracy", CLASSIFICATION, Better.HIGHER, PREDICTIONS, ROWS),
  /** Right among the predicted positives. */
  PRECISION("precision", CLASSIFICATION, Better.HIGHER, PREDICTIONS, PREDICTED_POSITIVES),
  /** Found among the positives. */
  RECALL("recall", CLASSIFICATION, Better.HIGHER, PREDICTIONS, POSITIVES),
  /** Harmonic mean of precision and recall: 2TP / (2TP + FP + FN). */
  F1("f1", CLASSIFICATION, Better.HIGHER, PREDICTIONS, POSITIVES),
  /** Area under the ROC curve, ties by mid-ranks. */
  AUC("auc", CLASSIFICATION, Better.HIGHER, SCORES, SMALLER_CLASS),
  /** Area under the precision-recall curve as the sum of steps, without interpolation. */
  AVERAGE_PRECISION("averagePrecision", CLASSIFICATION, Better.HIGHER, SCORES, SMALLER_CLASS),
  /** Mean negative log-likelihood in nats; probabilities are kept 2^-52 away from 0 and 1. */
  LOG_LOSS("logLoss", CLASSIFICATION, Better.LOWER, PROBABILITIES, ROWS),
  /** Mean squared error of probabilities; with several classes the sum over classes, 0 to 2. */
  BRIER("brier", CLASSIFICATION, Better.LOWER, PROBABILITIES, ROWS),
  /** Expected calibration error; see {@link CalibrationStatistic}. */
  ECE("ece", CLASSIFICATION, Better.LOWER, PROBABILITIES, ROWS),
  /** Root of the mean squared error, in units of the label. */
  RMSE("rmse", REGRESSION, Better.LOWER, PREDICTIONS, ROWS),
  /** Mean absolute error, in units of the label. */
  MAE("mae", REGRESSION, Better.LOWER, PREDICTIONS, ROWS),
  /** Share of explained variance, at most 1. */
  R2("r2", REGRESSION, Better.HIGHER, PREDICTIONS, ROWS),
  /** Mean absolute error as a share of the label; undefined where a label is 0. */
  MAPE("mape", REGRESSION, Better.LOWER, PREDICTIONS, ROWS),
  /** Least over greatest selection rate of a slice's groups, 0 to 1. */
  DEMOGRAPHIC_PARITY_RATIO("demographicParityRatio", FAIRNESS, Better.HIGHER, PREDICTIONS, ROWS),
  /** Greatest difference of recall between groups. */
  EQUAL_OPPORTUNITY_DIFFERENCE(
      "equalOpportunityDifference", FAIRNESS, Better.LOWER, PREDICTIONS, POSITIVES),
  /** Greatest difference of recall or false-positive rate between groups. */
  EQUALIZED_ODDS_DIFFERENCE(
      "equalizedOddsDifference", FAIRNESS, Better.LOWER, PREDICTIONS, SMALLER_CLASS);

  private final String word;
  private final Family family;
  private final Better better;
  private final Need need;
  private final Denominator denominator;

  Metric(String word, Family family, Better better, Need need, Denominator denominator) {
    this.word = word;
    this.family = family;
    this.better = better;
    this.need = need;
    this.denominator = denominator;
  }

  /** Which way is good. */
  public enum Better {
    /** More is better. */
    HIGHER,
    /** Less is better. */
    LOWER
  }

  /** The metric of the API's word; empty for a word of a newer version. */
  public static Optional<Metric> of(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word.equals(word)).findFirst();
  }

  /** The metrics of single rows that a task has, in a fixed order; those between groups apart. */
  public static List<Metric> recorded(Task task) {
    return Arrays.stream(values())
        .filter(metric -> metric.family != FAIRNESS && metric.suits(task))
        .toList();
  }

  /** The word that the API uses. */
  public String word() {
    return word;
  }

  /** Which way is good. */
  public Better better() {
    return better;
  }

  /** What it reads of the predictions. */
  public Need need() {
    return need;
  }

  /** What its precision depends on. */
  public Denominator denominator() {
    return denominator;
  }

  /** Whether it compares the groups of a slice with each other. */
  public boolean comparesGroups() {
    return family == FAIRNESS;
  }

  /** Whether the task has this metric. */
  public boolean suits(Task task) {
    return family.suits(task);
  }

  /** Samples below which it is not judged, unless a gate says otherwise. */
  public long defaultMinSamples() {
    return switch (this) {
      case DEMOGRAPHIC_PARITY_RATIO -> 500;
      case ECE -> 1000;
      default -> 100;
    };
  }
}
