package dev.cairn.controller.serving.revision;

import dev.cairn.crds.pod.ResourceSettings;
import dev.cairn.crds.serving.InferenceService;
import java.util.Objects;
import java.util.Optional;

/** Whether an autoscaler could work: it compares CPU use with what the container asks for. */
public final class ScalingPolicy {
  private static final String CPU = "cpu";

  private ScalingPolicy() {}

  /** Why the autoscaler of a revision would never scale, for a person; empty when it can. */
  public static Optional<String> trouble(InferenceService service, Revision revision) {
    ResourceSettings resources =
        Objects.requireNonNullElse(
            revision.template().predictor().resources(), ResourceSettings.NONE);
    // A limit without a request is a request of the same size.
    boolean asks = resources.requests().containsKey(CPU) || resources.limits().containsKey(CPU);
    return service.getSpec().scaling().targetCPUPercent() == null || asks
        ? Optional.empty()
        : Optional.of(
            "scaling.targetCPUPercent is a share of the CPU that a pod asks for, and revision %s asks for none: give spec.predictor.resources.requests.cpu"
                .formatted(revision.name()));
  }
}
