package dev.cairn.controller.training.status;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.kube.Truth;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import java.util.List;
import java.util.Set;

/**
 * Where a run stands, and how that reads as conditions: tools that know kstatus must see a run in
 * progress, done or stuck.
 *
 * @param state one word
 * @param reason for programs
 * @param message for a person
 */
record Standing(RunState state, TrainingRunReason reason, String message) {
  private static final Set<TrainingRunReason> ORDINARY =
      Set.of(
          TrainingRunReason.Pending,
          TrainingRunReason.Running,
          TrainingRunReason.Queued,
          TrainingRunReason.NoNewData,
          TrainingRunReason.Suspended,
          TrainingRunReason.Completed,
          TrainingRunReason.AlreadyRegistered);

  /**
   * Conditions of a standing; times of transitions come from the previous ones.
   *
   * @param before the previous conditions
   * @param that the run
   * @param now the standing
   * @param remarks what else is to be said; one that was said before stays
   */
  public static List<StatusCondition> conditions(
      List<StatusCondition> before, RunCase that, Standing now, List<Remark> remarks) {
    Conditions next = new Conditions(before, that.run().getMetadata().getGeneration(), that.now());
    Truth truth = truth(now.state());
    next.set(RunStatus.READY, truth, now.reason(), now.message())
        .set(RunStatus.SUCCEEDED, truth, now.reason(), now.message())
        .set(
            RunStatus.FINISHED,
            RunStatus.isTerminal(now.state()) ? Truth.TRUE : Truth.FALSE,
            now.reason(),
            now.message());
    switch (now.state()) {
      case PENDING, QUEUED, RUNNING ->
          next.set(RunStatus.RECONCILING, Truth.TRUE, now.reason(), now.message());
      case REJECTED, FAILED -> next.set(RunStatus.STALLED, Truth.TRUE, now.reason(), now.message());
      case SUSPENDED, SUCCEEDED, SKIPPED, UNRECOGNISED -> {}
    }
    remarks.forEach(remark -> remark.set(next));
    Remark.TYPES.stream()
        .filter(type -> remarks.stream().noneMatch(remark -> remark.type().equals(type)))
        .flatMap(type -> Conditions.find(before, type).stream())
        .forEach(next::keep);
    return next.build();
  }

  private static Truth truth(RunState state) {
    return switch (state) {
      case SUCCEEDED, SKIPPED -> Truth.TRUE;
      case REJECTED, FAILED -> Truth.FALSE;
      case PENDING, QUEUED, RUNNING, SUSPENDED, UNRECOGNISED -> Truth.UNKNOWN;
    };
  }

  /** The event that tells of a new standing. */
  public static PlannedEvent event(RunState state, TrainingRunReason reason, String message) {
    boolean ordinary = ORDINARY.contains(reason) && state != RunState.FAILED;
    return ordinary
        ? PlannedEvent.normal(reason.name(), message)
        : PlannedEvent.warning(reason.name(), message);
  }
}
