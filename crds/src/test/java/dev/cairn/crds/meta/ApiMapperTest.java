package dev.cairn.crds.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.Stages;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.training.DataFormat;
import dev.cairn.crds.training.Keep;
import dev.cairn.crds.training.RegistrationPolicy;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunSpec;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiMapperTest {
  private static final KubernetesSerialization SERIALIZATION = ApiMapper.serialization();

  @Test
  void readsAnEnumValueOfANewerVersionAsUnrecognised() {
    TrainingRun run =
        read(
            """
            spec:
              datasets: [{name: train, uri: pvc://d/x, format: Arrow, keep: Shelf}]
            status: {state: Dreaming}
            """);

    assertThat(run.getSpec().datasets().getFirst().format()).isEqualTo(DataFormat.UNRECOGNISED);
    assertThat(run.getSpec().datasets().getFirst().keepOrDefault()).isEqualTo(Keep.UNRECOGNISED);
    assertThat(run.getStatus().state()).isEqualTo(RunState.UNRECOGNISED);
  }

  @Test
  void readsAnObjectWithFieldsOfANewerVersion() {
    TrainingRun run =
        read(
            """
            spec:
              model: {name: churn, colour: blue}
              trainer: {image: churn:1, warp: {speed: 9}}
              fromTheFuture: [1]
            status: {mood: {level: 3}}
            """);

    assertThat(run.getSpec().model().name()).isEqualTo("churn");
    assertThat(run.getStatus().conditions()).isEmpty();
  }

  @Test
  void fillsInTheSchemasDefaultsForAnObjectThatNeverSawAnApiServer() {
    TrainingRunSpec spec = read("spec: {model: {name: churn}}").getSpec();

    assertThat(spec.timeout()).isEqualTo("24h");
    assertThat(spec.retries()).isEqualTo(2);
    assertThat(spec.ttlAfterFinished()).isEqualTo("168h");
    assertThat(spec.suspend()).isFalse();
    assertThat(spec.register().policy()).isEqualTo(RegistrationPolicy.WHEN_GATES_PASS);
    assertThat(spec.register().stage()).isEqualTo(Stages.NONE);
    assertThat(spec.pod()).isEqualTo(PodSettings.NONE);
    assertThat(spec.datasets()).isEmpty();
    assertThat(spec.parameters()).isEmpty();
  }

  @Test
  void readsAQuantityThatIsANumber() {
    TrainingRunSpec spec =
        read("spec: {trainer: {image: churn:1, resources: {requests: {cpu: 2}}}}").getSpec();

    assertThat(spec.trainer().resources().requests()).containsEntry("cpu", "2");
  }

  @Test
  void writesNoEmptyFieldsOfAStatus() {
    TrainingRunStatus status =
        TrainingRunStatus.empty().toBuilder()
            .observedGeneration(3L)
            .metrics(Map.of("auc", 0.5))
            .build();

    assertThat(SERIALIZATION.asJson(status))
        .isEqualTo("{\"observedGeneration\":3,\"metrics\":{\"auc\":0.5}}");
  }

  @Test
  void aBuilderThatStartsFromAStatusKeepsAllOfIt() {
    TrainingRunStatus status =
        read("status: {state: Running, step: Train, attempts: 1, modelVersion: v, gates: 1/2}")
            .getStatus();

    assertThat(status.toBuilder().build()).isEqualTo(status);
  }

  private static TrainingRun read(String yaml) {
    return SERIALIZATION.unmarshal(
        "apiVersion: trail.cairn.dev/v1alpha1\nkind: TrainingRun\n" + yaml, TrainingRun.class);
  }
}
