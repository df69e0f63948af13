package dev.cairn.analytics.metric;

/** What a metric reads of the predictions. */
public enum Need {
  /** The predicted class or number. */
  PREDICTIONS,
  /** A finite number per row that grows with the belief in a class; its scale does not matter. */
  SCORES,
  /** A score that is a probability. */
  PROBABILITIES
}
