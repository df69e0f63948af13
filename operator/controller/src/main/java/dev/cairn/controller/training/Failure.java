package dev.cairn.controller.training;

import org.jspecify.annotations.Nullable;

/**
 * Why a run ended without a result.
 *
 * @param reason for the conditions
 * @param step the container that failed, when one did
 * @param exitCode its exit code
 * @param message what happened and what to do, for a person
 * @param logTail the step's own last words
 */
record Failure(
    TrainingRunReason reason,
    @Nullable String step,
    @Nullable Integer exitCode,
    String message,
    @Nullable String logTail) {

  static Failure of(TrainingRunReason reason, String message) {
    return new Failure(reason, null, null, message, null);
  }
}
