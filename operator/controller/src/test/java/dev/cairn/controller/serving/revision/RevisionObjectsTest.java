package dev.cairn.controller.serving.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.Ownership;
import dev.cairn.controller.serving.Served;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objects beside a revision's Deployment. */
class RevisionObjectsTest {
  private static final InferenceService SCALED =
      Served.service(
          "scaling: {minReplicas: 2, maxReplicas: 6, targetCPUPercent: 70}\n"
              + "predictor: {port: 9000}");
  private static final Revision REVISION = Served.revision(SCALED, Served.version());

  private static HorizontalPodAutoscaler autoscaler(int atLeast) {
    return AutoscalerManifest.of(SCALED, REVISION.name(), atLeast).orElseThrow();
  }

  @Test
  void allHaveTheRevisionsNameAndDieWithTheService() {
    List<HasMetadata> objects =
        List.of(
            PredictorDeploymentManifest.of(SCALED, REVISION, RevisionRole.STABLE, 2, Served.WORKER),
            PredictorServiceManifest.of(SCALED, REVISION.facts()),
            autoscaler(2),
            PredictorBudgetManifest.of(SCALED, REVISION.name()).orElseThrow());

    assertThat(objects)
        .allSatisfy(
            object -> {
              assertThat(object.getMetadata().getName()).isEqualTo(REVISION.name());
              assertThat(object.getMetadata().getNamespace()).isEqualTo("retail");
              assertThat(object.getMetadata().getLabels())
                  .containsEntry("cairn.dev/revision", REVISION.name())
                  .containsEntry("cairn.dev/inferenceservice", "churn");
              assertThat(Owned.of(object, SCALED)).isEqualTo(new Ownership.Ours());
            });
  }

  @Test
  void theServiceTellsRoutersWhichPodsAreReady() {
    Service service = PredictorServiceManifest.of(SCALED, REVISION.facts());

    assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
    assertThat(service.getSpec().getPublishNotReadyAddresses()).isNull();
    assertThat(service.getSpec().getSelector())
        .isEqualTo(
            PredictorDeploymentManifest.of(SCALED, REVISION, RevisionRole.STABLE, 2, Served.WORKER)
                .getSpec()
                .getSelector()
                .getMatchLabels());
    assertThat(service.getSpec().getPorts())
        .singleElement()
        .satisfies(
            port -> {
              assertThat(port.getPort()).isEqualTo(9000);
              assertThat(port.getTargetPort().getIntVal()).isEqualTo(9000);
            });
  }

  @Test
  void anAutoscalerIsMadeOnlyWhenItIsAskedFor() {
    assertThat(AutoscalerManifest.of(Served.service(), REVISION.name(), 1)).isEmpty();
    assertThat(autoscaler(1).getSpec())
        .satisfies(
            spec -> {
              assertThat(spec.getScaleTargetRef().getKind()).isEqualTo("Deployment");
              assertThat(spec.getScaleTargetRef().getApiVersion()).isEqualTo("apps/v1");
              assertThat(spec.getScaleTargetRef().getName()).isEqualTo(REVISION.name());
              assertThat(spec.getMinReplicas()).isEqualTo(2);
              assertThat(spec.getMaxReplicas()).isEqualTo(6);
              assertThat(spec.getMetrics().getFirst().getResource().getTarget())
                  .extracting(target -> target.getAverageUtilization())
                  .isEqualTo(70);
            });
  }

  @Test
  void aCandidateIsNotShrunkBelowWhatItsShareNeeds() {
    assertThat(autoscaler(4).getSpec().getMinReplicas()).isEqualTo(4);
    assertThat(autoscaler(8).getSpec().getMinReplicas()).isEqualTo(8);
    assertThat(autoscaler(8).getSpec().getMaxReplicas()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scaling: {minReplicas: 1}|true",
        "scaling: {maxReplicas: 3, targetCPUPercent: 50}|false",
        "scaling: {maxReplicas: 3, targetCPUPercent: 50};predictor: {resources: {requests: {memory: 1Gi}}}|false",
        "scaling: {maxReplicas: 3, targetCPUPercent: 50};predictor: {resources: {requests: {cpu: 1}}}|true",
        "scaling: {maxReplicas: 3, targetCPUPercent: 50};predictor: {resources: {limits: {cpu: 1}}}|true",
      })
  void anAutoscalerThatWouldNeverScaleIsSpokenOf(String spec, boolean works) {
    InferenceService service = Served.service(spec.replace(";", "\n"));

    assertThat(ScalingPolicy.trouble(service, Served.revision(service, Served.version())).isEmpty())
        .isEqualTo(works);
  }

  @Test
  void aSinglePodMayBeEvicted() {
    assertThat(PredictorBudgetManifest.of(Served.service(), REVISION.name())).isEmpty();
    assertThat(PredictorBudgetManifest.of(SCALED, REVISION.name()))
        .hasValueSatisfying(
            budget -> {
              assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
              assertThat(budget.getSpec().getSelector().getMatchLabels())
                  .containsEntry("cairn.dev/revision", REVISION.name());
            });
  }
}
