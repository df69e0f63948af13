package dev.cairn.controller.training;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Step;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.training.job.TrainJobManifest;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.status.StatusDraft;
import dev.cairn.controller.training.verdict.FailurePolicy;
import dev.cairn.controller.training.verdict.Obstacle;
import dev.cairn.controller.training.verdict.ObstaclePolicy;
import dev.cairn.controller.work.JobChange;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.StepView;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.pod.ResourceSettings;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plans of a run that goes on. */
final class Plans {
  /** Watches tell of every change; this bounds how long a missed one could stay unseen. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(2);

  private static final List<TrainingRunReason> OBSTACLES =
      List.of(
          TrainingRunReason.ImagePullFailed,
          TrainingRunReason.Unschedulable,
          TrainingRunReason.NodeLost);

  private Plans() {}

  /** Makes the Job that trains. */
  static TrainingRunPlan start(RunCase that) {
    Job job = TrainJobManifest.of(that);
    String name = job.getMetadata().getName();
    StatusDraft draft = StatusDraft.of(that).started();
    return goingOn(
        List.of(job),
        List.of(),
        that.isQueued()
            ? HoldPlanner.queued(draft, that, name)
            : draft.standing(
                RunState.PENDING,
                TrainingRunReason.Pending,
                "Job %s is made: waiting for its pod".formatted(name)));
  }

  /** Nothing can be done until something else changes. */
  static TrainingRunPlan waiting(RunCase that, TrainingRunReason reason, String message) {
    return goingOn(
        List.of(), List.of(), StatusDraft.of(that).standing(RunState.PENDING, reason, message));
  }

  /** The first Job is there and works, or waits for something. */
  static TrainingRunPlan progress(RunCase that, JobView job) {
    StatusDraft draft = StatusDraft.of(that).started().train(job);
    return goingOn(List.of(), List.of(), describe(that, draft, job), lookAgain(job));
  }

  /**
   * Makes a Job that publishes.
   *
   * @param that the run
   * @param job to be made
   * @param draft what the status knows by now
   * @param stop an earlier Job that must not go on
   */
  static TrainingRunPlan startPublishing(
      RunCase that, Job job, StatusDraft draft, List<JobChange> stop) {
    String name = job.getMetadata().getName();
    return goingOn(
        List.of(job),
        stop,
        that.isQueued()
            ? HoldPlanner.queued(draft, that, name)
            : draft
                .step(Step.PUBLISH)
                .standing(
                    RunState.RUNNING,
                    TrainingRunReason.Running,
                    "trained: Job %s publishes".formatted(name)));
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
    Optional<StatusCondition> before =
        that.status().flatMap(status -> Conditions.find(status.conditions(), RunStatus.SUCCEEDED));
    return new FailurePolicy.Case(
        job,
        memory(that.spec()),
        that.spec().timeout(),
        before.flatMap(Plans::obstacle).orElse(null));
  }

  private static Map<String, String> memory(TrainingRunSpec spec) {
    Map<String, String> limits = new HashMap<>();
    memory(spec.trainer().resources())
        .ifPresent(limit -> limits.put(Step.TRAIN.container(), limit));
    Optional.ofNullable(spec.predictor())
        .flatMap(predictor -> memory(predictor.resources()))
        .ifPresent(limit -> limits.put(Step.PREDICT.container(), limit));
    return limits;
  }

  private static Optional<String> memory(@Nullable ResourceSettings resources) {
    return resources == null || resources.limits() == null
        ? Optional.empty()
        : Optional.ofNullable(resources.limits().get("memory"));
  }

  /** The obstacle that the last status named, if it named one. */
  private static Optional<Obstacle> obstacle(StatusCondition condition) {
    return OBSTACLES.stream()
        .filter(reason -> reason.name().equals(condition.reason()))
        .findFirst()
        .map(reason -> new Obstacle(reason, condition.message()));
  }

  /** What never comes tells nobody: a pod, a volume, an image; all else is told by a watch. */
  private static Duration lookAgain(JobView job) {
    boolean works =
        job.current().filter(step -> step.state() != StepView.State.WAITING).isPresent();
    return works ? LOOK_AGAIN : ObstaclePolicy.POD_EXPECTED.plusSeconds(2);
  }

  /** Children to be made, Jobs to be changed, and what is said; looked at again later. */
  static TrainingRunPlan goingOn(
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
