package dev.cairn.controller.training;

import dev.cairn.controller.kube.Ownership;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** A Job that cannot be made before a person changes something. */
final class ChildRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TrainingRunReason reason;
  private final String advice;

  private ChildRefusedException(TrainingRunReason reason, String advice) {
    super(advice);
    this.reason = reason;
    this.advice = advice;
  }

  /** The API server says that a Job made from this spec is no Job. */
  static ChildRefusedException invalidJob(KubernetesClientException refused) {
    String words =
        refused.getStatus() == null || refused.getStatus().getMessage() == null
            ? String.valueOf(refused.getMessage())
            : refused.getStatus().getMessage();
    return new ChildRefusedException(
        TrainingRunReason.InvalidSpec,
        "no Job can be made from this spec: %s; correct it in a new run".formatted(words));
  }

  /** A Job of somebody else has the name. */
  static ChildRefusedException nameTaken(HasMetadata there, Ownership.Foreign foreign) {
    return new ChildRefusedException(
        TrainingRunReason.NameConflict,
        TrainingRunPlanner.conflict(there.getMetadata().getName(), foreign.owner()));
  }

  TrainingRunReason reason() {
    return reason;
  }

  /** What happened and what to change. */
  String advice() {
    return advice;
  }
}
