package dev.cairn.controller.training;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Step;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.training.job.TrainJobManifest;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.JobView;
import dev.cairn.controller.training.seen.StepView;
import dev.cairn.controller.training.status.StatusDraft;
import dev.cairn.controller.training.verdict.FailurePolicy;
import dev.cairn.controller.training.verdict.Obstacle;
import dev.cairn.controller.training.verdict.ObstaclePolicy;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The plans of a run that goes on. */
final class Plans {
  /** Watches tell of every change; this bounds how long a missed one could stay unseen. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(2);

  private Plans() {}

  /** Makes the Job that trains. */
  static TrainingRunPlan start(RunCase that) {
    Job job = TrainJobManifest.of(that);
    StatusDraft draft =
        StatusDraft.of(that)
            .started()
            .standing(
                RunState.PENDING,
                TrainingRunReason.Pending,
                "Job %s is made: waiting for its pod".formatted(job.getMetadata().getName()));
    return goingOn(List.of(job), List.of(), draft);
  }

  /** Nothing can be done until something else changes. */
  static TrainingRunPlan waiting(RunCase that, TrainingRunReason reason, String message) {
    return goingOn(
        List.of(), List.of(), StatusDraft.of(that).standing(RunState.PENDING, reason, message));
  }

  /** The person said suspend, and nothing runs. */
  static TrainingRunPlan suspended(RunCase that) {
    return suspended(that, Optional.empty());
  }

  /** The person said suspend before the result was published. */
  static TrainingRunPlan suspended(RunCase that, Optional<ArtifactRef> staged) {
    return goingOn(List.of(), List.of(), suspendedDraft(that, staged));
  }

  /** The person said suspend while the Job runs. */
  static TrainingRunPlan suspend(RunCase that, JobView job) {
    return goingOn(
        List.of(), List.of(JobChange.suspend(job, true)), suspendedDraft(that, Optional.empty()));
  }

  private static StatusDraft suspendedDraft(RunCase that, Optional<ArtifactRef> staged) {
    return StatusDraft.of(that)
        .trained(staged)
        .standing(
            RunState.SUSPENDED,
            TrainingRunReason.Suspended,
            "spec.suspend is true: set it to false to go on (the step that was interrupted starts over)");
  }

  /** The person no longer says suspend. */
  static TrainingRunPlan resume(RunCase that, JobView job) {
    return goingOn(
        List.of(),
        List.of(JobChange.suspend(job, false)),
        StatusDraft.of(that)
            .latchJobs()
            .standing(RunState.PENDING, TrainingRunReason.Pending, "resumed: waiting for a pod"));
  }

  /** The first Job is there and works, or waits for something. */
  static TrainingRunPlan progress(RunCase that, JobView job) {
    StatusDraft draft = StatusDraft.of(that).started().train(job);
    return goingOn(List.of(), List.of(), describe(that, draft, job), lookAgain(job));
  }

  /** Makes a Job that publishes. */
  static TrainingRunPlan startPublishing(RunCase that, Job job, Optional<ArtifactRef> staged) {
    StatusDraft draft =
        StatusDraft.of(that)
            .trained(staged)
            .step(Step.PUBLISH)
            .standing(
                RunState.RUNNING,
                TrainingRunReason.Running,
                "trained: Job %s publishes".formatted(job.getMetadata().getName()));
    return goingOn(List.of(job), List.of(), draft);
  }

  /** The second Job is there and works. */
  static TrainingRunPlan publishing(RunCase that, JobView job, Optional<ArtifactRef> staged) {
    StatusDraft draft = StatusDraft.of(that).trained(staged).evaluate(job);
    return goingOn(List.of(), List.of(), describe(that, draft, job), lookAgain(job));
  }

  private static StatusDraft describe(RunCase that, StatusDraft draft, JobView job) {
    if (job.verdict() != null && that.status().isPresent()) {
      return draft; // its pods are being killed: what they waited for stands in the last status
    }
    Optional<Obstacle> obstacle = ObstaclePolicy.find(job, that.now());
    if (obstacle.isPresent()) {
      return draft.standing(RunState.PENDING, obstacle.get().reason(), obstacle.get().message());
    }
    boolean started = job.steps().stream().anyMatch(step -> step.state() != StepView.State.WAITING);
    Optional<String> step = job.current().map(StepView::name).filter(ignored -> started);
    if (step.isEmpty()) {
      return draft.unlessWorking(
          TrainingRunReason.Pending, "Job %s: its pod starts".formatted(job.name()));
    }
    return draft
        .step(step.get())
        .standing(
            RunState.RUNNING,
            TrainingRunReason.Running,
            "step %s, attempt %d".formatted(step.get(), Math.max(1, job.attempts())));
  }

  /** What {@link FailurePolicy} looks at. */
  static FailurePolicy.Case failureCase(RunCase that, JobView job) {
    var limits =
        that.spec().trainer().resources() == null
            ? null
            : that.spec().trainer().resources().limits();
    Optional<StatusCondition> before =
        that.status().flatMap(status -> Conditions.find(status.conditions(), RunStatus.SUCCEEDED));
    return new FailurePolicy.Case(
        job,
        limits == null ? null : limits.get("memory"),
        that.spec().timeout(),
        before.flatMap(Plans::obstacle).orElse(null));
  }

  /** The obstacle that the last status named, if it named one. */
  private static Optional<Obstacle> obstacle(StatusCondition condition) {
    return List.of(TrainingRunReason.ImagePullFailed, TrainingRunReason.Unschedulable).stream()
        .filter(reason -> reason.name().equals(condition.reason()))
        .findFirst()
        .map(reason -> new Obstacle(reason, condition.message()));
  }

  /** A pod that never comes tells nobody; everything else is told by a watch. */
  private static Duration lookAgain(JobView job) {
    return job.steps().isEmpty() ? ObstaclePolicy.POD_EXPECTED.plusSeconds(2) : LOOK_AGAIN;
  }

  private static TrainingRunPlan goingOn(
      List<? extends HasMetadata> create, List<JobChange> stop, StatusDraft draft) {
    return goingOn(create, stop, draft, LOOK_AGAIN);
  }

  private static TrainingRunPlan goingOn(
      List<? extends HasMetadata> create,
      List<JobChange> stop,
      StatusDraft draft,
      Duration lookAgain) {
    return new TrainingRunPlan(
        List.copyOf(create),
        stop,
        draft.build(),
        draft.events(),
        List.of(),
        Optional.of(lookAgain));
  }
}
