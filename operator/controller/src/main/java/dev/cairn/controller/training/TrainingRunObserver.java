package dev.cairn.controller.training;

import dev.cairn.contract.Step;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.training.job.EvaluateJobManifest;
import dev.cairn.controller.training.job.TrainJobManifest;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.seen.TrainingRunObservation;
import dev.cairn.controller.work.EvidenceObserver;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobReader;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.MountObserver;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands around a run: caches, and only where they cannot know, the server: a Job that
 * was there and is missed, the evidence once it is printed, the namespace's defaults before a
 * start, the events of a pod that does not start.
 */
final class TrainingRunObserver {
  static final String DEFAULTS = "cairn-defaults";
  private static final String OUTPUT_URI = "output.uri";

  private final KubernetesClient client;
  private final MountObserver mounts;
  private final EvidenceObserver printed;

  TrainingRunObserver(KubernetesClient client, Clock clock) {
    this.client = client;
    this.mounts = new MountObserver(client, clock);
    this.printed = new EvidenceObserver(client);
  }

  TrainingRunObservation observe(TrainingRun run, Context<TrainingRun> context) {
    String name = run.getMetadata().getName();
    Set<Pod> pods = context.getSecondaryResources(Pod.class);
    JobState train = job(run, context, TrainJobManifest.name(name), pods);
    List<JobState> evaluations = new ArrayList<>();
    for (int number = 1; number <= TrainingRunObservation.MAX_EVALUATIONS; number++) {
      evaluations.add(job(run, context, EvaluateJobManifest.name(name, number), pods));
    }
    return new TrainingRunObservation(
        train,
        evaluations,
        named(context.getSecondaryResources(ControllerRevision.class), Journal.name(name))
            .flatMap(Journal::read),
        named(context.getSecondaryResources(ModelVersion.class), name),
        ModelLineObserver.observe(run, context),
        evidence(run, evaluations, pods),
        defaultOutput(run, train));
  }

  private JobState job(TrainingRun run, Context<TrainingRun> context, String name, Set<Pod> pods) {
    Optional<Job> cached = named(context.getSecondaryResources(Job.class), name);
    boolean missed = cached.isEmpty() && isLatched(run.getStatus(), name);
    Job job =
        missed
            ? client.batch().v1().jobs().inNamespace(namespace(run)).withName(name).get()
            : cached.orElse(null);
    return mounts.observe(JobReader.read(job, pods, run), pods);
  }

  /**
   * A Job whose UID is known is not in the cache either because it is gone or because the cache is
   * behind.
   */
  private static boolean isLatched(@Nullable TrainingRunStatus status, String name) {
    return status != null
        && !RunStatus.isTerminal(status.state())
        && status.workloads().stream().anyMatch(job -> job.name().equals(name));
  }

  private EvidenceState evidence(TrainingRun run, List<JobState> evaluations, Set<Pod> pods) {
    boolean terminal = run.getStatus() != null && RunStatus.isTerminal(run.getStatus().state());
    if (terminal || !(lastPresent(evaluations) instanceof JobState.Present present)) {
      return new EvidenceState.Pending();
    }
    JobView job = present.job();
    if (job.phase() != JobView.Phase.COMPLETE) {
      return new EvidenceState.Pending();
    }
    return printed.read(
        job,
        pods,
        Step.PUBLISH.container(),
        StepMessages.result(job.step(Step.PUBLISH.container()).orElse(null))
            .flatMap(result -> Optional.ofNullable(result.evidenceDigest())));
  }

  private static @Nullable JobState lastPresent(List<JobState> evaluations) {
    return evaluations.reversed().stream()
        .filter(JobState.Present.class::isInstance)
        .findFirst()
        .orElse(null);
  }

  /** Read only while nothing nearer says where the result goes. */
  private @Nullable String defaultOutput(TrainingRun run, JobState train) {
    boolean terminal = run.getStatus() != null && RunStatus.isTerminal(run.getStatus().state());
    if (terminal || RunCase.knownOutput(run, train).isPresent()) {
      return null;
    }
    ConfigMap defaults = client.configMaps().inNamespace(namespace(run)).withName(DEFAULTS).get();
    return defaults == null || defaults.getData() == null
        ? null
        : defaults.getData().get(OUTPUT_URI);
  }

  private static String namespace(TrainingRun run) {
    return run.getMetadata().getNamespace();
  }

  private static <R extends HasMetadata> Optional<R> named(Set<R> objects, String name) {
    return objects.stream()
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst();
  }
}
