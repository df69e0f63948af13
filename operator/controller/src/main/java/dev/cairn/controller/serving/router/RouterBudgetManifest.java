package dev.cairn.controller.serving.router;

import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Optional;

/** Lets nodes be drained router by router. */
public final class RouterBudgetManifest {
  private static final int LEAST_PODS = 2;

  private RouterBudgetManifest() {}

  /** The PodDisruptionBudget; empty for a single router, which could then never be moved. */
  public static Optional<PodDisruptionBudget> of(String namespace, RouterSettings settings) {
    if (settings.replicas() < LEAST_PODS) {
      return Optional.empty();
    }
    return Optional.of(
        new PodDisruptionBudgetBuilder()
            .withMetadata(RouterMark.metadata(namespace, RouterMark.NAME).build())
            .withNewSpec()
            .withNewMaxUnavailable(1)
            .withUnhealthyPodEvictionPolicy("AlwaysAllow")
            .withNewSelector()
            .withMatchLabels(RouterMark.selector(namespace))
            .endSelector()
            .endSpec()
            .build());
  }
}
