package dev.cairn.controller.serving.revision;

import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Optional;

/** Lets nodes be drained pod by pod. With a single pod it would keep a node from being drained. */
public final class PredictorBudgetManifest {
  private static final int LEAST_PODS = 2;

  private PredictorBudgetManifest() {}

  /** The PodDisruptionBudget of a revision; empty for a service that may have a single pod. */
  public static Optional<PodDisruptionBudget> of(InferenceService service, String revision) {
    if (service.getSpec().scaling().minReplicas() < LEAST_PODS) {
      return Optional.empty();
    }
    return Optional.of(
        new PodDisruptionBudgetBuilder()
            .withMetadata(RevisionMark.metadata(service, revision).build())
            .withNewSpec()
            .withNewMaxUnavailable(1)
            // A pod that is not ready serves nobody; it must not keep a node from being drained.
            .withUnhealthyPodEvictionPolicy("AlwaysAllow")
            .withNewSelector()
            .withMatchLabels(RevisionMark.selector(service, revision))
            .endSelector()
            .endSpec()
            .build());
  }
}
