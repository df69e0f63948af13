package dev.cairn.controller.training.run;

import dev.cairn.contract.PublishInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.training.PublishedArtifact;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunSpec;
import dev.cairn.crds.training.TrainingRunStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a decision about a run may look at.
 *
 * @param run the object
 * @param seen what stands around it
 * @param worker settings of worker containers
 * @param specHash hash of what the run does
 * @param now the time
 */
public record RunCase(
    TrainingRun run,
    TrainingRunObservation seen,
    WorkerSettings worker,
    String specHash,
    Instant now) {
  public String name() {
    return run.getMetadata().getName();
  }

  public TrainingRunSpec spec() {
    return run.getSpec();
  }

  /** The latched status; empty when the run never had one or lost it. */
  public Optional<TrainingRunStatus> status() {
    return Optional.ofNullable(run.getStatus()).filter(status -> status.state() != null);
  }

  /**
   * Where the result goes: the run's own word; else what was true when its Job was made; else the
   * namespace's default.
   */
  public Optional<String> outputUri() {
    return knownOutput(run, seen.train())
        .or(() -> Optional.ofNullable(seen.defaultOutput()))
        .map(RunCase::trimSlash);
  }

  /** Where the result goes, as far as that is known without the namespace's default. */
  public static Optional<String> knownOutput(TrainingRun run, JobState train) {
    var own = run.getSpec().output();
    return Optional.ofNullable(own == null ? null : own.uri())
        .or(() -> outputOfJob(train))
        .or(() -> outputOfArtifact(run));
  }

  /** What stage said, while its pod is there. */
  public Optional<StepResult> staged() {
    return seen.train() instanceof JobState.Present present
        ? StepMessages.result(present.job().step(Step.STAGE.container()).orElse(null))
            .filter(result -> result.artifact() != null)
        : Optional.empty();
  }

  /** What the newest Job that publishes tells its step; empty while there is none. */
  public Optional<PublishInput> told() {
    return seen.evaluations().reversed().stream()
        .filter(JobState.Present.class::isInstance)
        .map(JobState.Present.class::cast)
        .flatMap(present -> Stream.ofNullable(present.job().origin().told()))
        .findFirst();
  }

  /** Whether a queue decides when the run's Jobs start. */
  public boolean isQueued() {
    return spec().queueName() != null && !spec().queueName().isEmpty();
  }

  /** Whether this cluster saw the artifact being made: stage measured it, now or as latched. */
  public boolean isMeasured() {
    return Trained.of(this, staged()).artifact().isPresent();
  }

  /**
   * Whether publish found its work done already and nothing that proves by whom: whoever can write
   * to the output could have.
   */
  public boolean isFound() {
    return seen.evaluations().stream()
        .filter(JobState.Present.class::isInstance)
        .map(JobState.Present.class::cast)
        .flatMap(present -> present.job().step(Step.PUBLISH.container()).stream())
        .flatMap(step -> StepMessages.result(step).stream())
        .anyMatch(result -> result.reason() == StepReason.ALREADY_PUBLISHED);
  }

  private static Optional<String> outputOfJob(JobState train) {
    return train instanceof JobState.Present present
        ? Optional.ofNullable(present.job().origin().output())
        : Optional.empty();
  }

  private static Optional<String> outputOfArtifact(TrainingRun run) {
    String below = "/" + run.getMetadata().getName() + "/model/";
    return Optional.ofNullable(run.getStatus())
        .map(TrainingRunStatus::artifact)
        .map(PublishedArtifact::uri)
        .filter(uri -> uri.endsWith(below))
        .map(uri -> uri.substring(0, uri.length() - below.length()));
  }

  /**
   * Whether any Job of this run was ever there: then a missing one is lost and not to be started.
   */
  public boolean wasStarted() {
    return status().map(status -> !status.workloads().isEmpty()).orElse(false);
  }

  /**
   * Whether a Job of this run is there or was; with a lost status, that is how an earlier life of
   * the run is known.
   */
  public boolean isUnderWay() {
    return wasStarted() || seen.train() instanceof JobState.Present || isPublishing();
  }

  /** Whether a Job that publishes is there or was: then the run has trained. */
  public boolean isPublishing() {
    return status().map(status -> RunStatus.evaluations(status) > 0).orElse(false)
        || seen.evaluations().stream().anyMatch(JobState.Present.class::isInstance);
  }

  /**
   * Whether a person wants another try. The lever names the object that it means, so that a copied
   * manifest carries no order, and it is used up by the verdict that it led to.
   */
  public boolean saysRetry() {
    return saysRetry(run, seen.journal().filter(journal -> journal.specHash().equals(specHash)));
  }

  public static boolean saysRetry(TrainingRun run, Optional<Journal> verdict) {
    Optional<String> used = verdict.map(Journal::retriedFor);
    return lever(run).isPresent() && !lever(run).equals(used);
  }

  /** UID of the run, when a person has set the lever for it. */
  public static Optional<String> lever(TrainingRun run) {
    String uid = run.getMetadata().getUid();
    return Optional.ofNullable(Owned.annotation(run.getMetadata(), Labels.RETRY))
        .filter(uid::equals);
  }

  private static String trimSlash(String uri) {
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
