package dev.cairn.controller.training.status;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.ImageRef;
import dev.cairn.contract.Step;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.EvidenceState;
import dev.cairn.controller.training.seen.JobState;
import dev.cairn.controller.training.seen.JobView;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.PublishedArtifact;
import dev.cairn.crds.training.RunFailure;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.RunStep;
import dev.cairn.crds.training.TrainingRunStatus;
import dev.cairn.crds.training.TrainingRunStatusBuilder;
import dev.cairn.crds.training.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A new status on its way from the previous one and what was learned. */
public final class StatusDraft {
  private final RunCase that;
  private final TrainingRunStatus before;
  private final TrainingRunStatusBuilder next;
  private final List<Workload> workloads;
  private List<PlannedEvent> events = List.of();

  private StatusDraft(RunCase that, TrainingRunStatus before) {
    this.that = that;
    this.before = before;
    this.next = before.toBuilder();
    this.workloads = new ArrayList<>(before.workloads());
  }

  /** Starts from the present status. */
  public static StatusDraft of(RunCase that) {
    return of(
        that, that.run().getStatus() == null ? TrainingRunStatus.empty() : that.run().getStatus());
  }

  /** Starts from a status that was kept elsewhere. */
  public static StatusDraft of(RunCase that, TrainingRunStatus before) {
    return new StatusDraft(that, before).observed();
  }

  /** Every draft says which generation it is about. */
  private StatusDraft observed() {
    next.observedGeneration(that.run().getMetadata().getGeneration());
    return this;
  }

  /** Work begins, unless it has begun. */
  public StatusDraft started() {
    if (before.startTime() == null) {
      next.startTime(time(that.now()));
    }
    return this;
  }

  /** Learns from the first Job. */
  public StatusDraft train(JobView job) {
    next.attempts(job.attempts());
    Trained.seenImage(that).ifPresent(this::image);
    return workload(Workload.Role.TRAIN, job);
  }

  /** Learns from a Job that publishes. */
  public StatusDraft evaluate(JobView job) {
    return workload(Workload.Role.EVALUATE, job);
  }

  /** Learns what the first Job left. */
  public StatusDraft trained(Optional<ArtifactRef> staged) {
    staged.ifPresent(
        artifact ->
            next.artifact(
                new PublishedArtifact(artifact.uri(), artifact.digest(), artifact.bytes())));
    return latchJobs();
  }

  /** Notes the UID of every Job that is there: one that is missing later is lost, not new. */
  public StatusDraft latchJobs() {
    if (that.seen().train() instanceof JobState.Present present) {
      train(present.job());
    }
    for (JobState state : that.seen().evaluations()) {
      if (state instanceof JobState.Present present) {
        evaluate(present.job());
      }
    }
    return this;
  }

  private StatusDraft workload(Workload.Role role, JobView job) {
    Workload seen = new Workload(role, "batch/v1", "Job", job.name(), job.uid());
    if (workloads.stream().noneMatch(known -> known.name().equals(job.name()))) {
      workloads.add(seen);
    }
    workloads.replaceAll(known -> known.name().equals(job.name()) ? seen : known);
    return this;
  }

  private void image(ImageRef image) {
    ResolvedImage.Kind kind =
        image.kind() == null ? null : ResolvedImage.Kind.valueOf(image.kind().name());
    next.image(new ResolvedImage(image.reference(), image.digest(), kind));
  }

  public StatusDraft step(Step step) {
    next.step(RunStep.valueOf(step.name()));
    return this;
  }

  public StatusDraft step(String container) {
    RunStep step = runStep(container);
    if (step != null) {
      next.step(step);
    }
    return this;
  }

  /** The step that a container of that name does; null for a name that is no step's. */
  private static @Nullable RunStep runStep(@Nullable String container) {
    for (Step step : Step.values()) {
      if (step.container().equals(container)) {
        return RunStep.valueOf(step.name());
      }
    }
    return null;
  }

  /** Everything that the evidence says about this run. */
  public StatusDraft evidence(EvidenceState.Read read, String directory) {
    Evidence evidence = read.evidence();
    next.step(RunStep.PUBLISHED)
        .artifact(
            new PublishedArtifact(
                evidence.artifact().uri(),
                evidence.artifact().digest(),
                evidence.artifact().bytes()))
        .evidence(new DigestedFile(directory + "/" + Evidence.FILE, read.digest()))
        .datasets(evidence.datasets().stream().map(StatusDraft::dataset).toList())
        .metrics(evidence.metrics())
        .absentMetrics(evidence.absentMetrics());
    if (evidence.image() != null) {
      image(evidence.image());
    }
    return this;
  }

  private static ResolvedDataset dataset(DatasetFact fact) {
    return new ResolvedDataset(
        fact.name(), fact.uri(), fact.digest(), fact.files(), fact.rows(), fact.bytes());
  }

  public StatusDraft modelVersion(@Nullable String name) {
    next.modelVersion(name);
    return this;
  }

  /** The version that is there already says what the run would have made. */
  public StatusDraft registered(ModelVersion version) {
    var artifact = version.getSpec().artifact();
    next.modelVersion(version.getMetadata().getName())
        .artifact(new PublishedArtifact(artifact.uri(), artifact.digest(), null));
    return this;
  }

  public StatusDraft failure(Failure failure) {
    next.failure(
        new RunFailure(
            runStep(failure.step()),
            failure.reason().name(),
            failure.exitCode(),
            failure.message(),
            failure.logTail()));
    return this;
  }

  /** The run is at its end now. */
  public StatusDraft ended() {
    next.completionTime(time(that.now()));
    if (before.startTime() != null) {
      next.duration(
          Durations.text(Duration.between(Instant.parse(before.startTime()), that.now())));
    }
    return this;
  }

  /**
   * Says where the run stands, in its state and conditions, and tells an event when that is news.
   */
  public StatusDraft standing(RunState state, TrainingRunReason reason, String message) {
    next.state(state)
        .conditions(
            Standing.conditions(before.conditions(), that, new Standing(state, reason, message)));
    boolean isNews = !RunStatus.hasReason(before, reason);
    events = isNews ? List.of(Standing.event(state, reason, message)) : List.of();
    return this;
  }

  /** Says that a pod is awaited; a run that works goes on working while its next pod starts. */
  public StatusDraft unlessWorking(TrainingRunReason reason, String message) {
    return before.state() == RunState.RUNNING ? this : standing(RunState.PENDING, reason, message);
  }

  public List<PlannedEvent> events() {
    return events;
  }

  public TrainingRunStatus build() {
    TrainingRunStatus built = next.workloads(workloads).build();
    return Objects.equals(built, before) ? before : built;
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
