package dev.cairn.analytics.metric;

/** What a model is asked for. */
public enum Task {
  /** One of two classes, one of which counts as positive. */
  BINARY_CLASSIFICATION("BinaryClassification"),
  /** One of several classes. */
  MULTICLASS_CLASSIFICATION("MulticlassClassification"),
  /** A number. */
  REGRESSION("Regression");

  private final String word;

  Task(String word) {
    this.word = word;
  }

  /** The word that the API uses. */
  public String word() {
    return word;
  }
}
