package dev.cairn.controller.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person's order to train again holds once. */
class RetryLeverTest {
  private static TrainingRun run() {
    TrainingRun run = Runs.run();
    run.getMetadata().setAnnotations(Map.of(Labels.RETRY, run.getMetadata().getUid()));
    return run;
  }

  private static TrainingRunObservation with(Optional<Journal> journal) {
    TrainingRunObservation nothing = Runs.NOTHING;
    return new TrainingRunObservation(
        nothing.train(),
        nothing.evaluations(),
        journal,
        nothing.version(),
        nothing.line(),
        nothing.evidence(),
        nothing.defaultOutput());
  }

  private static Journal verdictOf(TrainingRun run) {
    HasMetadata journal =
        Endings.failed(Runs.that(run), Failure.of(TrainingRunReason.Lost, "gone"))
            .create()
            .getFirst();
    return Journal.read((ControllerRevision) journal).orElseThrow();
  }

  @Test
  void trainsAgainAfterAVerdictThatItDidNotLeadTo() {
    Journal before = verdictOf(Runs.run());

    TrainingRunPlan plan = Runs.plan(run(), with(Optional.of(before)));

    assertThat(plan.create()).hasOnlyElementsOfType(Job.class).hasSize(1);
  }

  @Test
  void isUsedUpByTheVerdictThatItLedTo() {
    TrainingRun run = run();
    Journal after = verdictOf(run);

    TrainingRunPlan plan = Runs.plan(run, with(Optional.of(after)));

    assertThat(after.retriedFor()).isEqualTo(run.getMetadata().getUid());
    assertThat(plan.create()).isEmpty();
    assertThat(plan.status().state()).isEqualTo(RunState.FAILED);
  }
}
