package dev.cairn.analytics.metric;

/** Metrics that the same tasks have. */
enum Family {
  CLASSIFICATION,
  FAIRNESS,
  REGRESSION;

  boolean suits(Task task) {
    return switch (this) {
      case CLASSIFICATION -> task != Task.REGRESSION;
      case FAIRNESS -> task == Task.BINARY_CLASSIFICATION;
      case REGRESSION -> task == Task.REGRESSION;
    };
  }
}
