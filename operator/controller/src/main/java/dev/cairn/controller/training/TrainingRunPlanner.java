package dev.cairn.controller.training;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.SpecHash;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.controller.training.verdict.FailurePolicy;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.training.TrainingRun;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what a run needs now. Verdicts that stand come first, then what the Job that trains says,
 * then the Job that publishes. Pure.
 */
final class TrainingRunPlanner {
  private TrainingRunPlanner() {}

  /** The plan for a run, given what was seen and the time. */
  static TrainingRunPlan plan(
      TrainingRun run, TrainingRunObservation seen, WorkerSettings worker, Instant now) {
    RunCase that = new RunCase(run, seen, worker, SpecHash.of(run.getSpec()), now);
    if (that.status().map(status -> RunStatus.isTerminal(status.state())).orElse(false)) {
      return Endings.keep(that); // latched: never runs twice
    }
    return StartPolicy.before(that).orElseGet(() -> train(that));
  }

  private static TrainingRunPlan train(RunCase that) {
    return switch (that.seen().train()) {
      case JobState.Leaving ignored ->
          Plans.waiting(
              that,
              TrainingRunReason.Pending,
              "waiting until the Job of an earlier run of this name is gone");
      case JobState.Foreign job ->
          Plans.waiting(
              that,
              TrainingRunReason.NameConflict,
              NameTakenException.message("Job", that.name(), job.owner()));
      case JobState.Absent ignored -> withoutTrainJob(that);
      case JobState.Present present -> withTrainJob(that, present.job());
    };
  }

  /** No Job: start it, unless one was there before; then only what it left can go on. */
  private static TrainingRunPlan withoutTrainJob(RunCase that) {
    boolean trained = that.status().map(status -> status.artifact() != null).orElse(false);
    if (trained || that.isPublishing()) {
      return EvaluatePlanner.plan(that, Optional.empty());
    }
    if (that.wasStarted()) {
      return Endings.failed(
          that,
          Failure.of(
              TrainingRunReason.Lost,
              "the Job that trained is gone before it had ended (deleted by hand or by a policy): copy the run to a new name to train again"));
    }
    return that.spec().suspend()
        ? HoldPlanner.suspended(that, Optional.empty())
        : Plans.start(that);
  }

  private static TrainingRunPlan withTrainJob(RunCase that, JobView job) {
    Optional<Failure> hopeless = FailurePolicy.beyondItsLimits(Plans.failureCase(that, job));
    if (hopeless.isPresent() && job.phase() != JobView.Phase.COMPLETE) {
      return Endings.stopped(that, job, hopeless.get());
    }
    return switch (job.phase()) {
      case COMPLETE -> trained(that);
      case FAILED -> failed(that, job);
      case SUSPENDED -> HoldPlanner.held(that, job);
      case ACTIVE ->
          that.spec().suspend() ? HoldPlanner.hold(that, job) : Plans.progress(that, job);
    };
  }

  private static TrainingRunPlan trained(RunCase that) {
    Optional<StepResult> staged = that.staged();
    boolean latched = that.status().map(status -> status.artifact() != null).orElse(false);
    if (staged.isEmpty() && !latched) {
      return Endings.failed(
          that,
          Failure.of(
              TrainingRunReason.Lost,
              "the Job that trained ended well, but its pod is gone and nobody can say what it produced: copy the run to a new name"));
    }
    return EvaluatePlanner.plan(that, staged);
  }

  /**
   * A failed Job may have failed because there was nothing to do: the run was published before, or
   * its data is not new.
   */
  private static TrainingRunPlan failed(RunCase that, JobView job) {
    Optional<StepResult> fetch = StepMessages.result(job.step(Step.FETCH.container()).orElse(null));
    return switch (fetch.map(StepResult::reason).orElse(StepReason.UNRECOGNISED)) {
      case ALREADY_PUBLISHED -> EvaluatePlanner.plan(that, Optional.empty());
      case NO_NEW_DATA -> Endings.skipped(that, fetch.orElseThrow().message());
      default -> Endings.failed(that, FailurePolicy.explain(Plans.failureCase(that, job)));
    };
  }
}
