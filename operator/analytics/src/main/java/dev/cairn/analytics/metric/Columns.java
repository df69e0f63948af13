package dev.cairn.analytics.metric;

import org.jspecify.annotations.Nullable;

/** Labels and one model's predictions of the same rows, read and checked for one task. */
public sealed interface Columns permits BinaryColumns, ClassColumns, NumberColumns {

  /**
   * Reads.
   *
   * @param task what the model is asked for
   * @param positiveLabel the class that counts as positive; used by a binary task only
   * @param labels the truth: numbers for a regression, else classes
   * @param predictions of the same rows, of the same kind
   * @throws IllegalArgumentException when lengths or kinds do not fit: an error of the caller, not
   *     of a model
   */
  static Columns read(
      Task task, @Nullable String positiveLabel, Outcomes labels, Predictions predictions) {
    if (labels.rows() != predictions.rows()) {
      throw new IllegalArgumentException(
          "%d predictions for %d labels".formatted(predictions.rows(), labels.rows()));
    }
    return switch (task) {
      case BINARY_CLASSIFICATION -> {
        if (positiveLabel == null) {
          throw new IllegalArgumentException("a binary task needs the positive label");
        }
        yield BinaryReader.read(positiveLabel, labels, predictions);
      }
      case MULTICLASS_CLASSIFICATION -> ClassReader.read(labels, predictions);
      case REGRESSION -> NumberColumns.read(labels, predictions);
    };
  }

  /** How many rows. */
  int rows();

  /** What stands in the way of metrics with this need; null: nothing. */
  @Nullable Absence problem(Need need);
}
