package dev.cairn.controller.training;

import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.Ownership;
import dev.cairn.controller.training.job.EvaluateJobManifest;
import dev.cairn.controller.training.job.TrainJobManifest;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.seen.ModelLine;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobChange;
import dev.cairn.controller.work.JobReader;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunSpec;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run and its children as API server and caches hold them, with everything that happens. */
final class SimulatedCluster {
  private final Map<String, SimulatedJob> jobs = new TreeMap<>();
  private final List<String> made = new ArrayList<>();
  private final RunKind kind;
  private TrainingRun run;
  private Instant now = Runs.NOW;
  private @Nullable ControllerRevision journal;
  private @Nullable ModelVersion version;
  private List<ModelVersion> champions = List.of();
  private boolean verdictIsCached;

  SimulatedCluster(RunKind kind) {
    this.kind = kind;
    this.run = kind.run("{}");
    if (kind == RunKind.EVALUATED) {
      champions(Runs.champion("churn-0"));
    }
  }

  /** Whether only a queue may start the run's Jobs. */
  boolean isQueued() {
    return kind == RunKind.QUEUED;
  }

  /** A queue starts the newest Job. */
  void queueStarts() {
    if (isQueued()) {
      newest().ifPresent(job -> job.suspended(false));
    }
  }

  /** A queue takes its place away. */
  void queueStops() {
    if (isQueued()) {
      newest().filter(job -> !job.isFinished()).ifPresent(job -> job.suspended(true));
    }
  }

  TrainingRun run() {
    return run;
  }

  Instant now() {
    return now;
  }

  /** Names of the Jobs that were made, in their order. */
  List<String> made() {
    return made;
  }

  Optional<Journal> journal() {
    return Journal.read(journal);
  }

  Optional<ModelVersion> version() {
    return Optional.ofNullable(version);
  }

  Optional<SimulatedJob> job(String name) {
    return Optional.ofNullable(jobs.get(name));
  }

  /** The Job that works now: the newest one. */
  Optional<SimulatedJob> newest() {
    return jobs.values().stream().reduce((first, second) -> second);
  }

  TrainingRunObservation observed() {
    List<Pod> pods = jobs.values().stream().flatMap(job -> job.pod().stream()).toList();
    List<JobState> evaluations = new ArrayList<>();
    for (int number = 1; number <= TrainingRunObservation.MAX_EVALUATIONS; number++) {
      evaluations.add(state(EvaluateJobManifest.name(name(), number), pods));
    }
    return new TrainingRunObservation(
        state(TrainJobManifest.name(name()), pods),
        evaluations,
        verdictIsCached ? journal() : Optional.empty(),
        verdictIsCached ? version() : Optional.empty(),
        new ModelLine(champions, List.of()),
        evidence(evaluations),
        null);
  }

  private JobState state(String name, List<Pod> pods) {
    TrainingRunStatus status = run.getStatus();
    boolean latched =
        status != null
            && !RunStatus.isTerminal(status.state())
            && status.workloads().stream().anyMatch(known -> known.name().equals(name));
    Optional<Job> seen = job(name).filter(job -> job.isCached() || latched).map(SimulatedJob::job);
    return JobReader.read(seen.orElse(null), pods, run);
  }

  private EvidenceState evidence(List<JobState> evaluations) {
    Optional<JobView> last =
        evaluations.reversed().stream()
            .filter(JobState.Present.class::isInstance)
            .map(state -> ((JobState.Present) state).job())
            .findFirst();
    if (last.isEmpty() || last.get().phase() != JobView.Phase.COMPLETE) {
      return new EvidenceState.Pending();
    }
    String text = SimulatedEvidence.of(run);
    return last.get().steps().isEmpty()
        ? new EvidenceState.Unreadable("its pod is gone")
        : new EvidenceState.Read(text, Digests.of(text), StepMessages.evidence(text).orElseThrow());
  }

  /** Makes the children of a plan; false when a name is taken by something else. */
  boolean create(List<HasMetadata> children) {
    return children.stream().allMatch(this::create);
  }

  private boolean create(HasMetadata child) {
    return switch (child) {
      case Job wanted -> create(wanted);
      case ControllerRevision wanted -> {
        journal = journal == null ? wanted : journal;
        yield true;
      }
      case ModelVersion wanted -> {
        ModelVersion there = version == null ? wanted : version;
        version = there;
        yield Owned.of(there, run) instanceof Ownership.Ours;
      }
      default -> throw new IllegalArgumentException("no child of a run: " + child.getKind());
    };
  }

  private boolean create(Job wanted) {
    String name = wanted.getMetadata().getName();
    if (jobs.containsKey(name)) {
      return true;
    }
    made.add(name);
    wanted.getMetadata().setUid("job-" + made.size());
    wanted.getMetadata().setCreationTimestamp(now.toString());
    jobs.put(name, new SimulatedJob(wanted, Digests.of(SimulatedEvidence.of(run))));
    return true;
  }

  void change(List<JobChange> changes) {
    for (JobChange change : changes) {
      switch (change.field()) {
        case suspend -> job(change.job()).ifPresent(job -> job.suspended((Boolean) change.value()));
        case ttlSecondsAfterFinished -> {
          // Zero: gone at once.
          job(change.job()).filter(SimulatedJob::isFinished).ifPresent(job -> vanish(change.job()));
        }
      }
    }
  }

  void write(@Nullable TrainingRunStatus status) {
    run = Runs.withStatus(run, status);
  }

  /** A person changes the spec. */
  void edit(String change) {
    edit(kind.run(change).getSpec());
  }

  private void edit(TrainingRunSpec spec) {
    TrainingRunStatus status = run.getStatus();
    long generation = run.getMetadata().getGeneration() + 1;
    run = Runs.withStatus(run, status);
    run.setMetadata(new ObjectMetaBuilder(run.getMetadata()).withGeneration(generation).build());
    run.setSpec(spec);
  }

  void vanish(String job) {
    jobs.remove(job);
  }

  /** Another version of the model is there; or none. */
  void champions(ModelVersion... versions) {
    champions = List.of(versions);
  }

  void deleteVersion() {
    version = null;
  }

  void foreignVersion() {
    if (version == null) {
      version = Yaml.read("{metadata: {name: churn-a, namespace: retail}}", ModelVersion.class);
    }
  }

  void cachesCatchUp() {
    jobs.values().forEach(SimulatedJob::reachesCache);
    verdictIsCached = true;
  }

  void clock(long seconds) {
    now = now.plusSeconds(seconds);
  }

  private String name() {
    return run.getMetadata().getName();
  }
}
