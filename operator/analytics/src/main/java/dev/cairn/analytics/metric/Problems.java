package dev.cairn.analytics.metric;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with columns, by what a metric needs.
 *
 * @param predictions with the predicted values or the labels
 * @param scores with the scores at all
 * @param probabilities with the scores as probabilities
 */
record Problems(
    @Nullable Absence predictions, @Nullable Absence scores, @Nullable Absence probabilities) {

  /** Nothing can be measured. */
  static Problems everywhere(Absence absence) {
    return new Problems(absence, absence, absence);
  }

  @Nullable Absence of(Need need) {
    return switch (need) {
      case PREDICTIONS -> predictions;
      case SCORES -> scores;
      case PROBABILITIES -> scores != null ? scores : probabilities;
    };
  }
}
