package dev.cairn.controller.training;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.status.StatusDraft;
import dev.cairn.controller.work.JobChange;
import dev.cairn.controller.work.JobView;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import java.util.List;
import java.util.Optional;

/**
 * Decides about a Job that is held, or that should be: by the person who says suspend, or by a
 * queue. The Job of a queued run belongs to its queue: Cairn never starts it, and stops it once
 * when a person says so; who wants more says it to the queue.
 */
final class HoldPlanner {
  private static final String SUSPENDED =
      "spec.suspend is true: set it to false to go on (the step that was interrupted starts over)";
  private static final String SUSPENDED_IN_QUEUE =
      "spec.suspend is true, and the Job was told so; its queue may start it all the same: set spec.active of its Workload to false (\"kubectl get workloads\")";

  private HoldPlanner() {}

  /** The person said suspend, and nothing runs. */
  static TrainingRunPlan suspended(RunCase that, Optional<ArtifactRef> staged) {
    return Plans.goingOn(List.of(), List.of(), suspendedDraft(that, SUSPENDED, staged));
  }

  /** The Job is held. */
  static TrainingRunPlan held(RunCase that, JobView job) {
    if (that.spec().suspend()) {
      String words = that.isQueued() ? SUSPENDED_IN_QUEUE : SUSPENDED;
      return Plans.goingOn(List.of(), List.of(), suspendedDraft(that, words, Optional.empty()));
    }
    return that.isQueued() ? queued(that, job) : resume(that, job);
  }

  /** The Job works, and the person said suspend. */
  static TrainingRunPlan hold(RunCase that, JobView job) {
    boolean told =
        that.isQueued()
            && that.status()
                .map(status -> RunStatus.hasReason(status, TrainingRunReason.Suspended))
                .orElse(false);
    String words = that.isQueued() ? SUSPENDED_IN_QUEUE : SUSPENDED;
    return Plans.goingOn(
        List.of(),
        told ? List.of() : List.of(JobChange.suspend(job, true)),
        suspendedDraft(that, words, Optional.empty()));
  }

  private static StatusDraft suspendedDraft(
      RunCase that, String words, Optional<ArtifactRef> staged) {
    return StatusDraft.of(that)
        .trained(staged)
        .standing(RunState.SUSPENDED, TrainingRunReason.Suspended, words);
  }

  /** The person no longer says suspend. */
  private static TrainingRunPlan resume(RunCase that, JobView job) {
    return Plans.goingOn(
        List.of(),
        List.of(JobChange.suspend(job, false)),
        StatusDraft.of(that)
            .latchJobs()
            .standing(RunState.PENDING, TrainingRunReason.Pending, "resumed: waiting for a pod"));
  }

  /** The queue has not started the Job yet, or has stopped it again. */
  private static TrainingRunPlan queued(RunCase that, JobView job) {
    StatusDraft draft = StatusDraft.of(that).started().latchJobs();
    return Plans.goingOn(
        List.of(),
        List.of(),
        wasStartedByQueue(that, job)
            ? draft.standing(
                RunState.QUEUED,
                TrainingRunReason.EvictedByQueue,
                "queue %s has stopped Job %s: it starts over when the queue has room for it again"
                    .formatted(that.spec().queueName(), job.name()))
            : queued(draft, that, job.name()));
  }

  /** Where a run stands that has a Job for its queue to start. */
  static StatusDraft queued(StatusDraft draft, RunCase that, String job) {
    return draft.standing(
        RunState.QUEUED,
        TrainingRunReason.Queued,
        "Job %s waits until queue %s has room for it".formatted(job, that.spec().queueName()));
  }

  /** What the last status says of this very Job: it was at work, or it was stopped before. */
  private static boolean wasStartedByQueue(RunCase that, JobView job) {
    return that.status()
        .filter(status -> status.workloads().stream().anyMatch(known -> isOf(known.uid(), job)))
        .map(HoldPlanner::hasWorked)
        .orElse(false);
  }

  private static boolean isOf(String uid, JobView job) {
    return uid.equals(job.uid());
  }

  private static boolean hasWorked(TrainingRunStatus status) {
    return status.state() == RunState.RUNNING
        || status.state() == RunState.PENDING
        || RunStatus.hasReason(status, TrainingRunReason.EvictedByQueue);
  }
}
