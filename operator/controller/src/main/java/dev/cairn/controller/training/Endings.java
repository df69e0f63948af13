package dev.cairn.controller.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.status.StatusDraft;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.controller.work.JobChange;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.meta.GoDurations;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a run that has come to its end. The verdict goes into the journal and the status
 * first; only what is latched may let the Jobs expire.
 */
final class Endings {
  private static final ObjectMapper JSON = ApiMapper.objectMapper();

  private Endings() {}

  /** Ended without a result, after work was done. */
  static TrainingRunPlan failed(RunCase that, Failure failure) {
    return latch(that, List.of(), failedDraft(that, failure), null);
  }

  /** Ended although its Job still tries: the Job is stopped first. */
  static TrainingRunPlan stopped(RunCase that, JobView job, Failure failure) {
    List<JobChange> stop =
        job.controls().suspended() || job.phase() == JobView.Phase.FAILED
            ? List.of()
            : List.of(JobChange.suspend(job, true));
    TrainingRunPlan plan = failed(that, failure);
    return new TrainingRunPlan(
        plan.create(), stop, plan.status(), plan.events(), plan.release(), plan.next());
  }

  /** Ended before anything was done. No journal: the same run, made anew, is judged anew. */
  static TrainingRunPlan refused(RunCase that, TrainingRunReason reason, String message) {
    StatusDraft draft = failedDraft(that, Failure.of(reason, message));
    return new TrainingRunPlan(
        List.of(), List.of(), draft.build(), draft.events(), List.of(), Optional.empty());
  }

  /** Ended with a result. */
  static TrainingRunPlan completed(
      RunCase that, StatusDraft draft, List<HasMetadata> create, String evidence) {
    return latch(that, create, draft, evidence);
  }

  /** Ended because there is nothing new to train on. */
  static TrainingRunPlan skipped(RunCase that, String message) {
    StatusDraft draft =
        StatusDraft.of(that)
            .latchJobs()
            .ended()
            .standing(RunState.SKIPPED, TrainingRunReason.NoNewData, message);
    return latch(that, List.of(), draft, null);
  }

  /** Ended because its result is there already. */
  static TrainingRunPlan alreadyThere(RunCase that, StatusDraft draft) {
    return new TrainingRunPlan(
        List.of(), List.of(), draft.build(), draft.events(), List.of(), Optional.empty());
  }

  /** The verdict stands in the status: nothing is left but to let the Jobs expire. */
  static TrainingRunPlan keep(RunCase that) {
    TrainingRunStatus status = StatusDraft.of(that).build();
    return new TrainingRunPlan(
        List.of(), List.of(), status, List.of(), expire(that), Optional.empty());
  }

  /**
   * The verdict stands in the journal and not in the status: lost, or not written yet by a
   * controller that died. It is taken from there as it was. Only a run whose status still knows
   * that it was at work may lack its version because of such a death; in any other case somebody
   * deleted it.
   */
  static TrainingRunPlan restored(RunCase that, Journal journal) {
    TrainingRunStatus latched = JSON.convertValue(journal.status(), TrainingRunStatus.class);
    boolean interrupted = that.wasStarted() && latched.modelVersion() != null;
    if (interrupted && RegisterPlanner.isTaken(that)) {
      return taken(that, latched);
    }
    TrainingRunStatus status = StatusDraft.of(that, latched).build();
    List<HasMetadata> missing =
        interrupted && that.seen().version().isEmpty()
            ? RegisterPlanner.version(that, journal).stream().map(HasMetadata.class::cast).toList()
            : List.of();
    return new TrainingRunPlan(
        missing, List.of(), status, List.of(), expire(that), Optional.empty());
  }

  /** Between verdict and version somebody else took the name: the verdict does not hold. */
  private static TrainingRunPlan taken(RunCase that, TrainingRunStatus latched) {
    Failure failure = RegisterPlanner.conflict(that);
    StatusDraft draft =
        StatusDraft.of(that, latched)
            .modelVersion(null)
            .failure(failure)
            .standing(RunState.FAILED, failure.reason(), failure.message());
    return new TrainingRunPlan(
        List.of(), List.of(), draft.build(), draft.events(), expire(that), Optional.empty());
  }

  private static StatusDraft failedDraft(RunCase that, Failure failure) {
    return StatusDraft.of(that)
        .latchJobs()
        .failure(failure)
        .ended()
        .standing(RunState.FAILED, failure.reason(), failure.message());
  }

  private static TrainingRunPlan latch(
      RunCase that, List<HasMetadata> create, StatusDraft draft, @Nullable String evidence) {
    TrainingRunStatus status = draft.build();
    ControllerRevision journal =
        new Journal(
                that.specHash(),
                JSON.valueToTree(status),
                evidence,
                RunCase.lever(that.run()).orElse(null),
                evidence != null && (!that.isMeasured() || that.isFound()))
            .toRevision(that.run());
    // The journal first: the version's status is filled from it.
    List<HasMetadata> children = new ArrayList<>();
    children.add(journal);
    children.addAll(create);
    return new TrainingRunPlan(
        children, List.of(), status, draft.events(), expire(that), Optional.empty());
  }

  /**
   * Sets the time to live of every Job of the run that has ended and has none yet, or another one.
   */
  private static List<JobChange> expire(RunCase that) {
    int seconds = Math.toIntExact(GoDurations.parse(that.spec().ttlAfterFinished()).toSeconds());
    return Stream.concat(Stream.of(that.seen().train()), that.seen().evaluations().stream())
        .filter(JobState.Present.class::isInstance)
        .map(state -> ((JobState.Present) state).job())
        .filter(job -> job.phase() == JobView.Phase.COMPLETE || job.phase() == JobView.Phase.FAILED)
        .filter(job -> !Integer.valueOf(seconds).equals(job.controls().secondsAfterFinished()))
        .map(job -> JobChange.expireAfter(job, seconds))
        .toList();
  }
}
