package dev.cairn.controller.kube;

import io.javaoperatorsdk.operator.OperatorException;

/** Exceptions of a reconciliation as they come back from the framework. */
public final class Thrown {
  private Thrown() {}

  /** What the reconciler threw: the framework's metrics wrap it. */
  public static Exception byUs(Exception caught) {
    Exception thrown = caught;
    while (thrown instanceof OperatorException && thrown.getCause() instanceof Exception cause) {
      thrown = cause;
    }
    return thrown;
  }
}
