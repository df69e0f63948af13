package dev.cairn.controller.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenStatusTest {
  private static final String SENTENCE = "jobs.batch is forbidden: exceeded quota: small";

  private static KubernetesClientException refusal(int code) {
    return new KubernetesClientException(
        "Failure executing: POST", code, new StatusBuilder().withMessage(SENTENCE).build());
  }

  private static Optional<TrainingRunStatus> status(TrainingRun run, Exception failure) {
    return ForbiddenStatus.of(run, failure, Runs.NOW);
  }

  @Test
  void saysWhichRightIsMissing() {
    TrainingRunStatus status = status(Runs.run(), refusal(403)).orElseThrow();

    assertThat(Conditions.find(status.conditions(), "Ready"))
        .hasValueSatisfying(
            ready -> {
              assertThat(ready.status()).isEqualTo("Unknown");
              assertThat(ready.reason()).isEqualTo("Forbidden");
              assertThat(ready.message()).contains(SENTENCE);
            });
    assertThat(status.observedGeneration()).isEqualTo(1);
  }

  @Test
  void keepsWhatWasKnownOfTheRun() {
    TrainingRun run = Runs.run();
    TrainingRunStatus before = Runs.plan(run, Runs.NOTHING).status();

    TrainingRunStatus status = status(Runs.withStatus(run, before), refusal(403)).orElseThrow();

    assertThat(status.state()).isEqualTo(RunState.PENDING);
    assertThat(status.startTime()).isEqualTo(before.startTime());
    assertThat(status.conditions()).hasSameSizeAs(before.conditions());
  }

  @Test
  void makesNoStateUpForARunThatWaitsForAPerson() {
    TrainingRun run = Runs.restored(Runs.run());
    TrainingRun refused = Runs.withStatus(run, status(run, refusal(403)).orElseThrow());

    TrainingRunPlan plan = Runs.plan(refused, Runs.NOTHING);

    assertThat(plan.create()).isEmpty();
    assertThat(RunStatus.hasReason(plan.status(), TrainingRunReason.RestoredWithoutStatus))
        .isTrue();
  }

  @Test
  void leavesAVerdictAlone() {
    TrainingRun run =
        Runs.spec(
            "{predictor: {handler: 'm:p'}, datasets: [{name: a, uri: 'pvc://d/a', format: Opaque}], evaluation: {datasets: [a], task: Regression, label: x}}");
    TrainingRunStatus failed = Runs.plan(run, Runs.NOTHING).status();

    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(status(Runs.withStatus(run, failed), refusal(403))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409, 422, 429, 500})
  void leavesOtherFailuresToTheNextTry(int code) {
    assertThat(status(Runs.run(), refusal(code))).isEmpty();
    assertThat(status(Runs.run(), new IllegalStateException("boom"))).isEmpty();
  }

  @Test
  void saysTheSameEachTime() {
    TrainingRun run = Runs.run();
    TrainingRunStatus first = status(run, refusal(403)).orElseThrow();

    assertThat(status(Runs.withStatus(run, first), refusal(403))).contains(first);
  }
}
