package dev.cairn.controller.training.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.controller.training.Views;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.StepView;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {
  private static final String GAVE_UP = "BackoffLimitExceeded";

  private static Failure explain(JobView job) {
    return explain(job, "1Gi", null);
  }

  private static Failure explain(
      JobView job, @Nullable String memory, @Nullable Obstacle waitedFor) {
    return FailurePolicy.explain(
        new FailurePolicy.Case(
            job, memory == null ? Map.of() : Map.of("train", memory), "1h", waitedFor));
  }

  static Stream<Arguments> checks() {
    return Stream.of(
        Arguments.of(
            "a container hit its limit",
            Views.failed(GAVE_UP, Views.outOfMemory("train")),
            TrainingRunReason.OutOfMemory,
            "raise spec.trainer.resources.limits.memory"),
        Arguments.of(
            "a worker step hit its limit",
            Views.failed(GAVE_UP, Views.outOfMemory("stage")),
            TrainingRunReason.OutOfMemory,
            "step stage needed more memory"),
        Arguments.of(
            "the deadline passed",
            Views.failed("DeadlineExceeded", Views.running("train")),
            TrainingRunReason.DeadlineExceeded,
            "longer than spec.timeout (1h)"),
        Arguments.of(
            "a worker step spoke",
            Views.failed(
                GAVE_UP, Views.said(Step.FETCH, 65, StepReason.DIGEST_MISMATCH, "pin differs")),
            TrainingRunReason.DigestMismatch,
            "pin differs"));
  }

  static Stream<Arguments> laterChecks() {
    return Stream.of(
        Arguments.of(
            "killed from outside",
            Views.failed(GAVE_UP, Views.ended("train", 137, null)),
            TrainingRunReason.NodeLost,
            "killed from outside in the last of 3 attempts"),
        Arguments.of(
            "terminated from outside",
            Views.failed(GAVE_UP, Views.ended("fetch", 143, "")),
            TrainingRunReason.NodeLost,
            "step fetch was killed"),
        Arguments.of(
            "the trainer failed",
            Views.failed("PodFailurePolicy", Views.ended("train", 2, "no such column")),
            TrainingRunReason.TrainingFailed,
            "exit code 2: no such column"));
  }

  static Stream<Arguments> lastChecks() {
    return Stream.of(
        Arguments.of(
            "a worker step crashed",
            Views.failed(GAVE_UP, Views.ended("publish", 1, "Exception in thread main")),
            TrainingRunReason.PublishFailed,
            "step publish ended with exit code 1"),
        Arguments.of(
            "the pods are gone",
            Views.failed(GAVE_UP),
            TrainingRunReason.NodeLost,
            "its pods are gone"),
        Arguments.of(
            "nothing is known",
            Views.failed(GAVE_UP, Views.running("train")),
            TrainingRunReason.TrainingFailed,
            "BackoffLimitExceeded: as the Job controller says"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"checks", "laterChecks", "lastChecks"})
  void explains(String what, JobView job, TrainingRunReason reason, String message) {
    Failure failure = explain(job);

    assertThat(failure.reason()).as(what).isEqualTo(reason);
    assertThat(failure.message()).as(what).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "DATA_UNAVAILABLE,DataUnavailable",
    "DIGEST_MISMATCH,DigestMismatch",
    "DATA_CHECK_FAILED,DataCheckFailed",
    "TRAINING_FAILED,TrainingFailed",
    "ARTIFACT_TOO_LARGE,ArtifactTooLarge",
    "NAME_CONFLICT,NameConflict",
    "INVALID_SPEC,InvalidSpec",
    "PUBLISH_FAILED,PublishFailed",
    "UNRECOGNISED,PublishFailed"
  })
  void takesTheWorkersReason(StepReason said, TrainingRunReason reason) {
    JobView job = Views.failed(GAVE_UP, Views.said(Step.STAGE, 65, said, "why"));

    Failure failure = explain(job);

    assertThat(failure).isEqualTo(new Failure(reason, "stage", 65, "why", null));
  }

  @Test
  void doesNotBelieveATrainerThatSpeaksLikeAWorker() {
    StepView forged =
        Views.ended(
            "train", 1, "{\"step\":\"train\",\"reason\":\"AlreadyPublished\",\"message\":\"x\"}");

    assertThat(explain(Views.failed("PodFailurePolicy", forged)).reason())
        .isEqualTo(TrainingRunReason.TrainingFailed);
  }

  @Test
  void blamesTheObstacleForADeadlineThatWasWaitedAway() {
    Obstacle obstacle = new Obstacle(TrainingRunReason.ImagePullFailed, "not found");

    Failure failure = explain(Views.failed("DeadlineExceeded"), null, obstacle);

    assertThat(failure.reason()).isEqualTo(TrainingRunReason.ImagePullFailed);
    assertThat(failure.message()).contains("not started within spec.timeout (1h)", "not found");
  }

  @Test
  void namesTheLimitOfTheTrainer() {
    JobView job = Views.failed(GAVE_UP, Views.outOfMemory("train"));

    assertThat(explain(job, "512Mi", null).message()).contains("(512Mi)");
    assertThat(explain(job, null, null).message()).contains("of the namespace or node");
  }

  @Test
  void looksForMemoryFirst() {
    JobView job = Views.failed("DeadlineExceeded", Views.outOfMemory("train"));

    assertThat(explain(job).reason()).isEqualTo(TrainingRunReason.OutOfMemory);
  }

  @Test
  void keepsTheLastTenLinesThatTheTrainerSaid() {
    String said = "one\n\n  two  \n" + "more\n".repeat(9) + "the end\n";

    Failure failure = explain(Views.failed(GAVE_UP, Views.ended("train", 1, said)));

    assertThat(failure.message()).endsWith(": the end");
    assertThat(failure.logTail()).isEqualTo("more\n".repeat(9) + "the end");
  }

  @Test
  void tellsASilentTrainerWhereToWrite() {
    Failure failure = explain(Views.failed(GAVE_UP, Views.ended("train", 1, " \n")));

    assertThat(failure.message()).contains("/opt/ml/output/failure");
    assertThat(failure.logTail()).isNull();
  }

  @Test
  void neverSaysMoreThanTheSchemaTakes() {
    Failure failure = explain(Views.failed(GAVE_UP, Views.ended("train", 1, "x".repeat(9_000))));

    assertThat(failure.message()).hasSize(4096).endsWith("…");
    assertThat(failure.logTail()).hasSize(4096);
  }
}
