package dev.cairn.worker.testing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cairn.worker.step.StepFailure;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches how a step fails. */
public final class Failures {
  private Failures() {}

  public static StepFailure of(ThrowingCallable call) {
    StepFailure failure = catchThrowableOfType(StepFailure.class, call);
    if (failure == null) {
      throw new AssertionError("the call succeeded");
    }
    return failure;
  }
}
