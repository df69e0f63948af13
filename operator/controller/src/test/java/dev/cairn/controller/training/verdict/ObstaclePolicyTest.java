package dev.cairn.controller.training.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.training.Runs;
import dev.cairn.controller.training.Views;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.PodView;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObstaclePolicyTest {
  private static Optional<Obstacle> find(JobView job) {
    return ObstaclePolicy.find(job, Runs.NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "ErrImagePull,ImagePullFailed",
    "ImagePullBackOff,ImagePullFailed",
    "InvalidImageName,ImagePullFailed",
    "ErrImageNeverPull,ImagePullFailed",
    "ImageInspectError,ImagePullFailed",
    "RegistryUnavailable,ImagePullFailed",
    "CreateContainerConfigError,Unschedulable",
    "CreateContainerError,Unschedulable",
    "RunContainerError,Unschedulable"
  })
  void namesWhatAContainerWaitsFor(String kubelet, TrainingRunReason reason) {
    JobView job = Views.active(Views.waiting("train", kubelet, "says the kubelet"));

    assertThat(find(job))
        .hasValueSatisfying(
            obstacle -> {
              assertThat(obstacle.reason()).isEqualTo(reason);
              assertThat(obstacle.message()).contains("step train", "says the kubelet", ";");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"PodInitializing", "ContainerCreating", "SomethingNew"})
  void takesOrdinaryWaitingForNoObstacle(String kubelet) {
    assertThat(find(Views.active(Views.waiting("fetch", kubelet, null)))).isEmpty();
    assertThat(find(Views.active(Views.waiting("fetch", null, null)))).isEmpty();
  }

  @Test
  void saysTheKubeletsWordWhenItGivesNoSentence() {
    JobView job = Views.active(Views.waiting("fetch", "ErrImagePull", " "));

    assertThat(find(job).orElseThrow().message()).contains("ErrImagePull");
  }

  @Test
  void saysWhatTheSchedulerSays() {
    JobView job = Views.unscheduled("0/3 nodes are available: 3 Insufficient memory");

    assertThat(find(job))
        .hasValueSatisfying(
            obstacle -> {
              assertThat(obstacle.reason()).isEqualTo(TrainingRunReason.Unschedulable);
              assertThat(obstacle.message()).contains("3 Insufficient memory", "free or add");
            });
  }

  @Test
  void seesNoneWhileAStepWorks() {
    JobView job =
        Views.active(Views.running("fetch"), Views.waiting("train", "PodInitializing", null));

    assertThat(find(job)).isEmpty();
    assertThat(find(Views.active())).isEmpty();
  }

  @Test
  void looksAtTheStepThatIsNextNotAtThoseBehindIt() {
    JobView job =
        Views.active(
            Views.ended("fetch", 0, null), Views.waiting("train", "ErrImagePull", "not found"));

    assertThat(find(job).orElseThrow().message()).contains("step train");
  }

  @Test
  void saysThatTheServerRefusesPodsOnceAPodIsOverdue() {
    JobView job = Views.withoutPods();

    assertThat(ObstaclePolicy.find(job, Runs.NOW.plusSeconds(15))).isEmpty();
    assertThat(ObstaclePolicy.find(job, Runs.NOW.plusSeconds(16)).orElseThrow().message())
        .contains("quota", "kubectl describe job churn-a");
  }

  @Test
  void expectsNoPodOfAJobThatHadOneOrHasEnded() {
    assertThat(ObstaclePolicy.find(Views.active(), Runs.NOW.plusSeconds(60))).isEmpty();
    assertThat(ObstaclePolicy.find(Views.failed("DeadlineExceeded"), Runs.NOW.plusSeconds(60)))
        .isEmpty();
  }

  @Test
  void namesANodeThatNoLongerAnswers() {
    JobView job = Views.pod(new PodView(null, null, "node-7", null), Views.running("train"));

    assertThat(find(job))
        .hasValueSatisfying(
            obstacle -> {
              assertThat(obstacle.reason()).isEqualTo(TrainingRunReason.NodeLost);
              assertThat(obstacle.message()).contains("node node-7 no longer answers");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Multi-Attach error for volume \"pvc-1\" Volume is already used by pod(s) x|in use on another one",
        "MountVolume.SetUp failed for volume \"pvc-1\"|see the claim and its storage class"
      })
  void namesAVolumeThatDoesNotCome(String event, String advice) {
    JobView job =
        Views.pod(
            new PodView(null, null, null, event), Views.waiting("fetch", "PodInitializing", null));

    assertThat(find(job).orElseThrow().message()).contains(event, advice);
  }
}
