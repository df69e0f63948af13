package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.PodView;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StepView;
import dev.cairn.crds.registry.ModelVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyFailurePolicyTest {
  private static final ModelVersion VERSION = Versions.version();

  private static String explain(String reason, StepView... steps) {
    return VerifyFailurePolicy.explain(Verifying.failed(VERSION, reason, steps));
  }

  @Test
  void takesTheStepsOwnWordsFirst() {
    String said =
        StepMessages.input(
            StepResult.of(Step.VERIFY, StepReason.DATA_UNAVAILABLE, "the server answers 503"));

    assertThat(explain("BackoffLimitExceeded", Verifying.ended(75, said)))
        .isEqualTo("the server answers 503");
  }

  @Test
  void namesTheLimitThatTheWorkerMet() {
    StepView killed =
        new StepView("verify", StepView.State.TERMINATED, "OOMKilled", null, 137, null, null);

    assertThat(explain("BackoffLimitExceeded", killed)).contains("worker.memoryLimit");
  }

  @Test
  void saysThatThePodWasEnded() {
    JobView job = Verifying.failed(VERSION, "BackoffLimitExceeded");
    JobView evicted =
        new JobView(
            job.name(),
            job.uid(),
            job.origin(),
            job.phase(),
            job.verdict(),
            1,
            job.controls(),
            new PodView(null, "usage of /tmp exceeds 1Gi", null, null),
            List.of());

    assertThat(VerifyFailurePolicy.explain(evicted)).contains("usage of /tmp exceeds 1Gi");
  }

  @Test
  void namesTheExitCodeOfASilentWorker() {
    assertThat(explain("BackoffLimitExceeded", Verifying.ended(137, null)))
        .contains("exit code 137");
  }

  @Test
  void hasTheServersWordsAtLast() {
    assertThat(explain("PodFailurePolicy")).contains("PodFailurePolicy, as the server says");
    assertThat(explain("DeadlineExceeded")).contains("six hours");
  }
}
