package dev.cairn.controller.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.contract.FetchInput;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StorageAccess;
import dev.cairn.controller.training.Runs;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageKeysTest {
  private static final TrainingRun RUN =
      Runs.spec(
          """
          datasets:
          - {name: train, uri: "s3://data/train/", format: Parquet}
          output: {uri: "s3://models/churn"}
          storage:
          - {prefix: "s3://models/", secretRef: {name: writer}, region: eu-1}
          - {prefix: "s3://open/", endpoint: "https://open.example"}
          - {prefix: "s3://data/", secretRef: {name: reader}, endpoint: "https://s3.example"}
          """);
  private static final List<StorageAccess> TOLD =
      List.of(
          new StorageAccess("s3://models/", null, "eu-1", "CAIRN_S3_0_"),
          new StorageAccess("s3://open/", "https://open.example", null, null),
          new StorageAccess("s3://data/", "https://s3.example", null, "CAIRN_S3_2_"));

  private static Container container(String name) {
    return Stream.of(Runs.trainJob(RUN), Runs.publishJob(RUN))
        .flatMap(StorageKeysTest::containers)
        .filter(container -> container.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Container> containers(Job job) {
    PodSpec pod = job.getSpec().getTemplate().getSpec();
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
  }

  private static <T> T input(String container, Class<T> type) throws IOException {
    String text =
        container(container).getEnv().stream()
            .filter(variable -> variable.getName().equals(StepPaths.INPUT_VARIABLE))
            .map(EnvVar::getValue)
            .findFirst()
            .orElseThrow();
    return ApiMapper.objectMapper().readValue(text, type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetch", "stage", "publish"})
  void givesEveryWorkerTheKeysUnderAPrefixOfTheirOwn(String container) {
    assertThat(container(container).getEnvFrom())
        .extracting(
            EnvFromSource::getPrefix,
            source -> source.getSecretRef().getName(),
            source -> source.getSecretRef().getOptional())
        .containsExactly(
            tuple(null, "cairn-storage", true),
            tuple("CAIRN_S3_0_", "writer", null),
            tuple("CAIRN_S3_2_", "reader", null));
  }

  @Test
  void givesTheTrainerNone() {
    assertThat(container("train").getEnvFrom()).isEmpty();
  }

  @Test
  void tellsEveryStepWhichKeysAreForWhat() throws IOException {
    assertThat(input("fetch", FetchInput.class).storage()).isEqualTo(TOLD);
    assertThat(input("stage", StageInput.class).storage()).isEqualTo(TOLD);
    assertThat(input("publish", PublishInput.class).storage()).isEqualTo(TOLD);
  }

  @Test
  void aRunInBucketsMountsNoClaim() {
    assertThat(containers(Runs.trainJob(RUN)).flatMap(c -> c.getVolumeMounts().stream()))
        .extracting(VolumeMount::getMountPath)
        .noneMatch(path -> path.startsWith(StepPaths.CLAIMS));
  }
}
