package dev.cairn.controller.serving.revision;

import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.Scaling;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import java.util.Optional;

/** Scales a revision by the CPU use of its pods. While it exists nobody else sets their number. */
public final class AutoscalerManifest {
  private AutoscalerManifest() {}

  /**
   * The HorizontalPodAutoscaler; empty when the service asks for none.
   *
   * @param service whose revision it is
   * @param revision name of the revision
   * @param atLeast least number of pods now; of a candidate more than spec.scaling.minReplicas, so
   *     that it can bear its share before it has it
   */
  public static Optional<HorizontalPodAutoscaler> of(
      InferenceService service, String revision, int atLeast) {
    Scaling scaling = service.getSpec().scaling();
    if (scaling.maxReplicas() == null || scaling.targetCPUPercent() == null) {
      return Optional.empty();
    }
    int least = Math.max(scaling.minReplicas(), atLeast);
    return Optional.of(
        new HorizontalPodAutoscalerBuilder()
            .withMetadata(RevisionMark.metadata(service, revision).build())
            .withNewSpec()
            .withNewScaleTargetRef("apps/v1", "Deployment", revision)
            .withMinReplicas(least)
            // Stable may have more pods than a lowered maximum: its successor needs as many.
            .withMaxReplicas(Math.max(scaling.maxReplicas(), least))
            .addNewMetric()
            .withType("Resource")
            .withNewResource()
            .withName("cpu")
            .withNewTarget()
            .withType("Utilization")
            .withAverageUtilization(scaling.targetCPUPercent())
            .endTarget()
            .endResource()
            .endMetric()
            .endSpec()
            .build());
  }
}
