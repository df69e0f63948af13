package dev.cairn.controller.training.status;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Champion;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.Step;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.controller.training.verdict.GateVerdict;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.EvaluationOutcome;
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
  private final List<Remark> remarks = new ArrayList<>();
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
    Trained.seenImage(that).map(Facts::image).ifPresent(next::image);
    return workload(Workload.Role.TRAIN, job);
  }

  /** Learns from a Job that publishes. */
  public StatusDraft evaluate(JobView job) {
    PublishInput told = job.origin().told();
    if (told != null && told.champion() != null) {
      champion(told.champion());
    }
    return workload(Workload.Role.EVALUATE, job);
  }

  /** Latches what the result is compared with: every later Job compares with the same. */
  public StatusDraft champion(Champion champion) {
    if (before.evaluation() == null) {
      next.evaluation(new EvaluationOutcome(null, champion.name(), List.of(), List.of()));
    }
    if (champion.unavailable() != null) {
      remarks.removeIf(remark -> remark.type().equals(RunStatus.CHAMPION_AVAILABLE));
      remarks.add(Remark.championUnavailable(champion.unavailable()));
    }
    return this;
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

  public StatusDraft step(Step step) {
    next.step(RunStep.valueOf(step.name()));
    return this;
  }

  public StatusDraft step(String container) {
    RunStep step = Facts.step(container);
    if (step != null) {
      next.step(step);
    }
    return this;
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
        .datasets(evidence.datasets().stream().map(Facts::dataset).toList())
        .metrics(evidence.metrics())
        .absentMetrics(evidence.absentMetrics());
    EvaluationWords.outcome(that.spec(), evidence).ifPresent(next::evaluation);
    GateVerdict verdict = GateVerdict.of(that.spec(), evidence);
    next.gates(EvaluationWords.gates(verdict)).score(EvaluationWords.score(that.spec(), evidence));
    if (!verdict.leaking().isEmpty()) {
      remarks.add(Remark.leakage(verdict.leakWords()));
    }
    if (evidence.image() != null) {
      next.image(Facts.image(evidence.image()));
    }
    return this;
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
            Facts.step(failure.step()),
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
            Standing.conditions(
                before.conditions(), that, new Standing(state, reason, message), remarks));
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
