package dev.cairn.controller.kube;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;

/** What is thrown in a reconciliation, as the framework and the API server say it. */
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

  /** The server's own sentence; the client's adds the request's address. */
  public static String words(KubernetesClientException refused) {
    return refused.getStatus() == null || refused.getStatus().getMessage() == null
        ? String.valueOf(refused.getMessage())
        : refused.getStatus().getMessage();
  }
}
