package dev.cairn.analytics.metric;

/**
 * The count that a metric's precision depends on. With several classes it is that of the rarest
 * class, since a macro average is as unsure as its least certain part.
 */
public enum Denominator {
  /** All rows. */
  ROWS("rows", "rows"),
  /** Rows whose label is positive. */
  POSITIVES("positives", "rows of the rarest class"),
  /** Rows predicted as positive. */
  PREDICTED_POSITIVES("predicted positives", "predictions of the rarest class"),
  /** The lesser of positives and negatives. */
  SMALLER_CLASS("rows of the smaller class", "rows of the rarest class");

  private final String binary;
  private final String multiclass;

  Denominator(String binary, String multiclass) {
    this.binary = binary;
    this.multiclass = multiclass;
  }

  /** What is counted, in the plural, for a sentence. */
  public String words(Task task) {
    return task == Task.MULTICLASS_CLASSIFICATION ? multiclass : binary;
  }
}
