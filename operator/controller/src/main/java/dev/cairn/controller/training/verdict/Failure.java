package dev.cairn.controller.training.verdict;

import dev.cairn.controller.training.run.TrainingRunReason;
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
public record Failure(
    TrainingRunReason reason,
    @Nullable String step,
    @Nullable Integer exitCode,
    String message,
    @Nullable String logTail) {

  /** Longest text that the schema takes; with more the server would refuse the whole status. */
  static final int MAX_TEXT = 4096;

  public Failure {
    message = cut(message);
    logTail = logTail == null ? null : cut(logTail);
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
  }

  public static Failure of(TrainingRunReason reason, String message) {
    return new Failure(reason, null, null, message, null);
  }
}
