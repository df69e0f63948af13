package dev.cairn.controller.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.work.JobChange;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every plan for a run keeps, whatever was seen. */
final class Promises {
  private static final Set<RunState> UNDER_WAY =
      Set.of(RunState.PENDING, RunState.QUEUED, RunState.RUNNING);
  private static final Set<RunState> STUCK = Set.of(RunState.FAILED, RunState.REJECTED);
  private static final Map<RunState, String> READY =
      Map.of(
          RunState.PENDING, "Unknown",
          RunState.QUEUED, "Unknown",
          RunState.RUNNING, "Unknown",
          RunState.SUSPENDED, "Unknown",
          RunState.SUCCEEDED, "True",
          RunState.SKIPPED, "True",
          RunState.FAILED, "False",
          RunState.REJECTED, "False");

  private Promises() {}

  static void check(TrainingRun run, TrainingRunPlan plan) {
    TrainingRunStatus after = plan.status();
    assertThat(after.observedGeneration()).isEqualTo(run.getMetadata().getGeneration());
    if (after.state() != RunState.UNRECOGNISED) {
      checkConditions(after);
    }
    checkTerminal(run, plan);
    checkChildren(run, plan);
    if (run.getStatus() != null && run.getStatus().equals(after)) {
      assertThat(after).as("an equal status is the same one").isSameAs(run.getStatus());
    }
  }

  private static void checkConditions(TrainingRunStatus after) {
    assertThat(after.state()).isNotNull();
    List<StatusCondition> conditions = after.conditions();
    assertThat(conditions)
        .extracting(StatusCondition::type)
        .doesNotHaveDuplicates()
        .contains("Ready", "Succeeded", "Finished");
    assertThat(conditions)
        .allSatisfy(
            condition -> {
              assertThat(condition.reason()).matches("[A-Z][A-Za-z]+");
              assertThat(condition.message()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
              assertThat(condition.observedGeneration()).isPositive();
              assertThat(condition.lastTransitionTime()).endsWith("Z");
            });
    boolean terminal = RunStatus.isTerminal(after.state());
    assertThat(truth(after, "Ready")).isEqualTo(READY.get(after.state()));
    assertThat(truth(after, "Succeeded")).isEqualTo(READY.get(after.state()));
    assertThat(truth(after, "Finished")).isEqualTo(terminal ? "True" : "False");
    assertThat(truth(after, "Reconciling"))
        .isEqualTo(UNDER_WAY.contains(after.state()) ? "True" : "absent");
    assertThat(truth(after, "Stalled"))
        .isEqualTo(STUCK.contains(after.state()) ? "True" : "absent");
  }

  private static void checkTerminal(TrainingRun run, TrainingRunPlan plan) {
    TrainingRunStatus before = run.getStatus();
    boolean wasTerminal = before != null && RunStatus.isTerminal(before.state());
    if (wasTerminal) {
      assertThat(plan.status())
          .isEqualTo(
              before.toBuilder().observedGeneration(run.getMetadata().getGeneration()).build());
      assertThat(plan.create()).isEmpty();
      assertThat(plan.events()).isEmpty();
    }
    boolean isTerminal = RunStatus.isTerminal(plan.status().state());
    assertThat(plan.next().isEmpty())
        .as("a run under way is looked at again")
        .isEqualTo(isTerminal);
    if (!isTerminal) {
      assertThat(plan.release()).as("Jobs may expire only after the verdict").isEmpty();
    }
    assertThat(plan.stop()).allMatch(change -> change.field() == JobChange.Field.suspend);
    assertThat(plan.release())
        .allMatch(change -> change.field() == JobChange.Field.ttlSecondsAfterFinished);
  }

  private static void checkChildren(TrainingRun run, TrainingRunPlan plan) {
    long jobs = plan.create().stream().filter(Job.class::isInstance).count();
    assertThat(jobs).isLessThanOrEqualTo(1);
    assertThat(plan.create())
        .extracting(HasMetadata::getMetadata)
        .allSatisfy(
            meta -> {
              assertThat(meta.getNamespace()).isEqualTo(run.getMetadata().getNamespace());
              assertThat(meta.getLabels()).containsEntry("app.kubernetes.io/managed-by", "cairn");
              assertThat(meta.getLabels()).doesNotContainKey("app.kubernetes.io/instance");
            });
  }

  private static String truth(TrainingRunStatus status, String type) {
    return Conditions.find(status.conditions(), type).map(StatusCondition::status).orElse("absent");
  }
}
