package dev.cairn.worker.step;

import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import org.jspecify.annotations.Nullable;

/** A step's end other than success: why, with which exit code, and what a person can do. */
public final class StepFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final StepReason reason;
  private final int exit;

  private StepFailure(StepReason reason, int exit, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.exit = exit;
  }

  /** The input makes no sense: permanent. */
  public static StepFailure invalid(String message) {
    return new StepFailure(StepReason.INVALID_SPEC, StepExit.USAGE, message, null);
  }

  /** The data, the model or the place refuse: permanent. */
  public static StepFailure refused(StepReason reason, String message) {
    return new StepFailure(reason, StepExit.REFUSED, message, null);
  }

  /** As {@link #refused(StepReason, String)}, with the exception that showed it. */
  public static StepFailure refused(StepReason reason, String message, Throwable cause) {
    return new StepFailure(reason, StepExit.REFUSED, message, cause);
  }

  /** What should be read is not there: permanent. */
  public static StepFailure absent(StepReason reason, String message) {
    return new StepFailure(reason, StepExit.NO_INPUT, message, null);
  }

  /** May succeed when the same is tried again. */
  public static StepFailure passing(StepReason reason, String message, Throwable cause) {
    return new StepFailure(reason, StepExit.TRANSIENT, message, cause);
  }

  /** The same failure, said of something: "subject: message". */
  public StepFailure about(String subject) {
    return new StepFailure(reason, exit, subject + ": " + text(), this);
  }

  /** Why, as it appears in the run's conditions. */
  public StepReason reason() {
    return reason;
  }

  /** One of {@link StepExit}. */
  public int exit() {
    return exit;
  }

  /** What happened and what to do about it. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
