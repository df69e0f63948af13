package dev.cairn.controller.serving.rollout;

/** A place on a rollout's way. */
sealed interface Stop {
  /**
   * Copies.
   *
   * @param percent of the requests that are copied
   */
  record Shadow(int percent) implements Stop {}

  /**
   * Part of the traffic.
   *
   * @param number from 1
   * @param weight in percent, 1 to 99
   */
  record Step(int number, int weight) implements Stop {}

  /** Everything, the previous revision kept warm. */
  record Bake() implements Stop {}

  /** The candidate is stable. */
  record Done() implements Stop {}

  /** Percent of the traffic that the candidate gets. */
  default int weightOfCandidate() {
    return switch (this) {
      case Shadow ignored -> 0;
      case Step step -> step.weight();
      case Bake ignored -> 100;
      case Done ignored -> 100;
    };
  }

  /** Percent of stable's pods that the candidate needs. */
  default int percentOfPods() {
    return this instanceof Shadow shadow ? shadow.percent() : weightOfCandidate();
  }

  /** Whether stable answers some of the requests. */
  default boolean needsStable() {
    return weightOfCandidate() < 100;
  }
}
