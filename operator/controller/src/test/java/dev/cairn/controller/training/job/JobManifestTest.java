package dev.cairn.controller.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Runs;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both Jobs of a run keep: rights, trust and failures. */
class JobManifestTest {
  private static final TrainingRun RUN =
      Runs.spec(
          """
          datasets:
          - {name: train, uri: pvc://churn-data/train/, format: Parquet}
          - {name: extra, uri: pvc://models/shared/extra.csv, format: CSV}
          - {name: regions, uri: "https://data.example/regions.csv", format: CSV}
          pod: {sharedMemory: 1Gi, labels: {team: a, app.kubernetes.io/managed-by: me}}
          retries: 4
          timeout: 90m
          """);

  static List<Job> ordinary() {
    return List.of(Runs.trainJob(RUN), Runs.publishJob(RUN));
  }

  static List<Job> jobs() {
    return List.of(
        Runs.trainJob(RUN),
        Runs.publishJob(RUN),
        EvaluatedPodTest.train(),
        EvaluatedPodTest.withChampion());
  }

  static List<Container> containers() {
    return jobs().stream().flatMap(JobManifestTest::containers).toList();
  }

  private static Stream<Container> containers(Job job) {
    PodSpec pod = pod(job);
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
  }

  private static PodSpec pod(Job job) {
    return job.getSpec().getTemplate().getSpec();
  }

  private static Container container(String name) {
    return containers().stream().filter(c -> c.getName().equals(name)).findFirst().orElseThrow();
  }

  /** Claims that a container sees, and whether it may write. */
  private static Map<String, Boolean> claims(String container) {
    return container(container).getVolumeMounts().stream()
        .filter(mount -> mount.getMountPath().startsWith("/cairn/claims/"))
        .collect(
            Collectors.toMap(
                mount -> mount.getMountPath().substring("/cairn/claims/".length()),
                mount -> !Boolean.TRUE.equals(mount.getReadOnly())));
  }

  @ParameterizedTest
  @MethodSource("containers")
  void satisfiesRestrictedPodSecurity(Container container) {
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getSecurityContext().getCapabilities().getAdd()).isEmpty();
    assertThat(container.getSecurityContext().getPrivileged()).isNull();
    assertThat(container.getPorts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void givesThePodNoRights(Job job) {
    PodSpec pod = pod(job);

    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getEnableServiceLinks()).isFalse();
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getHostPID()).isNull();
    assertThat(pod.getHostIPC()).isNull();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getVolumes())
        .allSatisfy(
            volume -> {
              assertThat(volume.getHostPath()).isNull();
              assertThat(volume.getProjected()).isNull();
              assertThat(volume.getEmptyDir() != null || volume.getPersistentVolumeClaim() != null)
                  .isTrue();
            });
  }

  @Test
  void showsTheTrainerNoClaimAndNothingOfTheWorkers() {
    assertThat(claims("train")).isEmpty();
    assertThat(container("train").getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactlyInAnyOrder(
            "/opt/ml/input", "/opt/ml/model", "/opt/ml/output", "/tmp", "/dev/shm");
    assertThat(container("train").getVolumeMounts())
        .filteredOn(mount -> mount.getMountPath().equals("/opt/ml/input"))
        .allMatch(VolumeMount::getReadOnly);
    assertThat(container("train").getEnvFrom()).isEmpty();
  }

  @Test
  void letsOnlyStageAndPublishWriteAndOnlyToTheOutputClaim() {
    assertThat(claims("fetch")).isEqualTo(Map.of("churn-data", false, "models", false));
    assertThat(claims("stage")).isEqualTo(Map.of("models", true));
    assertThat(claims("publish")).isEqualTo(Map.of("models", true));
  }

  @Test
  void letsStageReadTheModelAndNotChangeIt() {
    assertThat(container("stage").getVolumeMounts())
        .filteredOn(mount -> mount.getMountPath().startsWith("/opt/ml/"))
        .hasSize(2)
        .allMatch(VolumeMount::getReadOnly);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void sharesNoTemporaryFolderBetweenContainers(Job job) {
    List<String> volumes =
        containers(job)
            .flatMap(container -> container.getVolumeMounts().stream())
            .filter(mount -> mount.getMountPath().equals("/tmp"))
            .map(VolumeMount::getName)
            .toList();

    assertThat(volumes).doesNotHaveDuplicates().hasSize((int) containers(job).count());
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void mountsOnlyVolumesThatThePodHasAndBoundsThem(Job job) {
    List<String> volumes = pod(job).getVolumes().stream().map(v -> v.getName()).toList();

    assertThat(volumes).doesNotHaveDuplicates();
    assertThat(containers(job).flatMap(c -> c.getVolumeMounts().stream()))
        .allMatch(mount -> volumes.contains(mount.getName()));
    assertThat(pod(job).getVolumes())
        .filteredOn(volume -> volume.getEmptyDir() != null)
        .allMatch(volume -> volume.getEmptyDir().getSizeLimit() != null);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void judgesFailuresByContainersThatThePodHas(Job job) {
    List<String> names = containers(job).map(Container::getName).toList();

    assertThat(job.getSpec().getPodFailurePolicy().getRules())
        .extracting(PodFailurePolicyRule::getAction)
        .startsWith("Count")
        .endsWith("FailJob");
    assertThat(job.getSpec().getPodFailurePolicy().getRules())
        .filteredOn(rule -> rule.getOnExitCodes() != null)
        .extracting(rule -> rule.getOnExitCodes().getContainerName())
        .allMatch(name -> name == null || names.contains(name));
  }

  @Test
  void blamesNoTrainerForAKill() {
    assertThat(Runs.trainJob(RUN).getSpec().getPodFailurePolicy().getRules())
        .filteredOn(
            rule ->
                rule.getOnExitCodes() != null
                    && "train".equals(rule.getOnExitCodes().getContainerName()))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getOnExitCodes().getOperator()).isEqualTo("NotIn");
              assertThat(rule.getOnExitCodes().getValues()).containsExactly(137, 143);
            });
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void boundsTimeAndRetriesAndSetsNoTimeToLiveYet(Job job) {
    assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(5_400);
    assertThat(job.getSpec().getBackoffLimit()).isEqualTo(4);
    assertThat(job.getSpec().getTtlSecondsAfterFinished()).isNull();
    assertThat(job.getSpec().getPodReplacementPolicy()).isEqualTo("Failed");
    assertThat(pod(job).getRestartPolicy()).isEqualTo("Never");
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void keepsItsOwnLabelsAgainstTheUsers(Job job) {
    assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("team", "a")
        .containsEntry("app.kubernetes.io/managed-by", "cairn");
    assertThat(job.getMetadata().getLabels()).doesNotContainKey("team");
  }

  @Test
  void fitsNamesOfAnyLength() {
    TrainingRun run = Runs.run("metadata: {name: %s}".formatted("a".repeat(250) + ".b1"));

    assertThat(Stream.of(Runs.trainJob(run), Runs.publishJob(run)))
        .extracting(job -> job.getMetadata().getName())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.length() <= 63);
    assertThat(Runs.trainJob(run).getMetadata().getLabels().get("cairn.dev/trainingrun"))
        .hasSizeLessThanOrEqualTo(63);
  }

  @Test
  void readsTheTrainersLastWordsFromItsFailureFile() {
    assertThat(container("train").getTerminationMessagePath()).isEqualTo("/opt/ml/output/failure");
    assertThat(container("train").getTerminationMessagePolicy()).isEqualTo("FallbackToLogsOnError");
    assertThat(container("fetch").getTerminationMessagePath()).isNull();
  }
}
