package dev.cairn.controller.training;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.training.champion.ChampionPolicy;
import dev.cairn.controller.training.champion.ChosenChampion;
import dev.cairn.controller.training.job.EvaluateJobManifest;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.training.status.StatusDraft;
import dev.cairn.controller.training.verdict.ChampionTroublePolicy;
import dev.cairn.controller.training.verdict.EvidencePolicy;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.controller.training.verdict.FailurePolicy;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobChange;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the second Job, which publishes. It may be made again, up to three times: nothing
 * trains in it, and what it finds published already it only reports. Only the newest one works.
 */
final class EvaluatePlanner {
  private static final int MAX_EVALUATIONS = TrainingRunObservation.MAX_EVALUATIONS;

  private EvaluatePlanner() {}

  /**
   * The plan of a run whose training has ended well.
   *
   * @param that the run
   * @param said what stage said; empty when it is latched already or the run was published before
   */
  static TrainingRunPlan plan(RunCase that, Optional<StepResult> said) {
    Draft draft = new Draft(that, said);
    if (draft.lacksReports()) {
      return Endings.failed(
          that,
          Failure.of(
              TrainingRunReason.Lost,
              "trained, but the pod that staged the evaluation is gone, and nobody can say what it left: copy the run to a new name"));
    }
    int number = latestKnown(that);
    if (number == 0) {
      return that.spec().suspend()
          ? HoldPlanner.suspended(that, draft.staged())
          : publish(draft, 1, List.of(), null);
    }
    return switch (that.seen().evaluations().get(number - 1)) {
      case JobState.Absent ignored -> again(draft, number, "it is gone");
      case JobState.Leaving ignored -> again(draft, number, "it is being deleted");
      case JobState.Foreign job -> again(draft, number, "its name was taken: " + job.owner());
      case JobState.Present present -> judge(draft, number, present.job());
    };
  }

  /**
   * The run and what its first Job left.
   *
   * @param that the run
   * @param said what stage said
   */
  private record Draft(RunCase that, Optional<StepResult> said) {
    Optional<ArtifactRef> staged() {
      return said.flatMap(result -> Optional.ofNullable(result.artifact()));
    }

    Trained trained() {
      return Trained.of(that, said);
    }

    /**
     * Labels and predictions lie where others may write: without the digest that stage told, nobody
     * can score them. A run that was published before is scored already.
     */
    boolean lacksReports() {
      Trained trained = trained();
      return that.spec().evaluation() != null
          && trained.artifact().isPresent()
          && trained.reports().isEmpty();
    }
  }

  /** Number of the newest Job that is there or whose UID was latched; 0 when there was none. */
  private static int latestKnown(RunCase that) {
    int latched = that.status().map(RunStatus::evaluations).orElse(0);
    List<JobState> jobs = that.seen().evaluations();
    for (int number = jobs.size(); number > latched; number--) {
      JobState job = jobs.get(number - 1);
      if (job instanceof JobState.Present || job instanceof JobState.Leaving) {
        return number;
      }
    }
    return latched;
  }

  private static TrainingRunPlan judge(Draft draft, int number, JobView job) {
    RunCase that = draft.that();
    Optional<String> trouble = ChampionTroublePolicy.find(that, job);
    boolean matters =
        job.phase() == JobView.Phase.FAILED
            || (job.phase() != JobView.Phase.COMPLETE && !that.spec().suspend());
    if (trouble.isPresent() && matters && number < MAX_EVALUATIONS) {
      return withoutChampion(draft, number, job, trouble.get());
    }
    return switch (job.phase()) {
      case COMPLETE -> published(draft, number, job);
      case FAILED -> failed(draft, number, job);
      case SUSPENDED -> HoldPlanner.held(that, job);
      case ACTIVE ->
          that.spec().suspend()
              ? HoldPlanner.hold(that, job)
              : Plans.publishing(that, job, draft.staged());
    };
  }

  /** The champion must not cost the run its result: the next Job scores without it. */
  private static TrainingRunPlan withoutChampion(
      Draft draft, int number, JobView job, String trouble) {
    List<JobChange> stop =
        job.phase() == JobView.Phase.ACTIVE ? List.of(JobChange.suspend(job, true)) : List.of();
    return publish(draft, number + 1, stop, trouble);
  }

  private static TrainingRunPlan published(Draft draft, int number, JobView job) {
    return switch (draft.that().seen().evidence()) {
      case EvidenceState.Pending ignored -> Plans.publishing(draft.that(), job, draft.staged());
      case EvidenceState.Unreadable unreadable -> again(draft, number, unreadable.why());
      case EvidenceState.Read read -> register(draft, read);
    };
  }

  private static TrainingRunPlan register(Draft draft, EvidenceState.Read read) {
    return EvidencePolicy.doubt(draft.that(), read.evidence(), draft.trained().artifact())
        .map(doubt -> Endings.failed(draft.that(), doubt))
        .orElseGet(() -> RegisterPlanner.plan(draft.that(), read));
  }

  private static TrainingRunPlan failed(Draft draft, int number, JobView job) {
    Failure failure = FailurePolicy.explain(Plans.failureCase(draft.that(), job));
    Integer exitCode = failure.exitCode();
    boolean permanent =
        exitCode != null && exitCode >= StepExit.USAGE && exitCode <= StepExit.NO_INPUT;
    boolean late = job.verdict() != null && job.verdict().isDeadline();
    return permanent || late
        ? Endings.failed(draft.that(), failure)
        : again(draft, number, failure.message());
  }

  private static TrainingRunPlan again(Draft draft, int number, String why) {
    if (number < MAX_EVALUATIONS) {
      return publish(draft, number + 1, List.of(), null);
    }
    return Endings.failed(
        draft.that(),
        Failure.of(
            TrainingRunReason.PublishFailed,
            "not published after %d attempts; the last one: %s".formatted(number, why)));
  }

  private static TrainingRunPlan publish(
      Draft draft, int number, List<JobChange> stop, @Nullable String trouble) {
    RunCase that = draft.that();
    if (that.seen().evaluations().get(number - 1) instanceof JobState.Foreign taken) {
      return Plans.waiting(
          that,
          TrainingRunReason.NameConflict,
          NameTakenException.message(
              "Job", EvaluateJobManifest.name(that.name(), number), taken.owner()));
    }
    Optional<ChosenChampion> champion =
        draft.trained().artifact().flatMap(ignored -> ChampionPolicy.of(that, trouble));
    Job job = EvaluateJobManifest.of(that, number, draft.trained(), champion);
    StatusDraft status = StatusDraft.of(that).trained(draft.staged());
    champion.map(ChosenChampion::told).ifPresent(status::champion);
    return Plans.startPublishing(that, job, status, stop);
  }
}
