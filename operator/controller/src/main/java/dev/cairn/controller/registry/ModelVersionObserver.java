package dev.cairn.controller.registry;

import dev.cairn.contract.Step;
import dev.cairn.contract.Verification;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.NamespaceSource;
import dev.cairn.controller.work.EvidenceObserver;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobReader;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.MountObserver;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what stands around a version: caches, and only where they cannot know, the server: the
 * evidence once it is printed and while nobody knows it, the events of a pod that does not start.
 */
final class ModelVersionObserver {
  private final MountObserver mounts;
  private final EvidenceObserver printed;

  ModelVersionObserver(KubernetesClient client, Clock clock) {
    this.mounts = new MountObserver(client, clock);
    this.printed = new EvidenceObserver(client);
  }

  VersionObservation observe(ModelVersion version, Context<ModelVersion> context) {
    Optional<LatchedEvidence> latched = latched(version, context);
    return new VersionObservation(
        latched,
        NamespaceSource.rules(context)
            .map(rules -> StageRules.of(version.getMetadata().getNamespace(), rules)),
        verifying(version, context, latched),
        Optional.of(
            context.getSecondaryResources(InferenceService.class).stream()
                .map(ServingFacts::of)
                .toList()));
  }

  private static Optional<LatchedEvidence> latched(
      ModelVersion version, Context<ModelVersion> context) {
    String journal = Journal.name(version.getMetadata().getName());
    return context.getSecondaryResources(ControllerRevision.class).stream()
        .filter(revision -> revision.getMetadata().getName().equals(journal))
        .findFirst()
        .flatMap(Journal::read)
        .flatMap(LatchedEvidence::of);
  }

  private VerifyObservation verifying(
      ModelVersion version, Context<ModelVersion> context, Optional<LatchedEvidence> latched) {
    Set<Job> jobs = context.getSecondaryResources(Job.class);
    if (jobs.isEmpty()) {
      return VerifyObservation.NOTHING;
    }
    Set<Pod> pods = context.getSecondaryResources(Pod.class);
    String atItsTurn = VerifyJobManifest.name(version, VersionCase.attempt(version));
    JobState current =
        jobs.stream()
            .filter(job -> job.getMetadata().getName().equals(atItsTurn))
            .findFirst()
            .map(job -> mounts.observe(JobReader.read(job, pods, version), pods))
            .orElseGet(JobState.Absent::new);
    boolean asked = latched.isEmpty() && VersionCase.needsEvidence(version);
    return new VerifyObservation(
        current,
        asked ? evidence(version, current, pods) : new EvidenceState.Pending(),
        ended(version, jobs, pods));
  }

  private static List<JobView> ended(ModelVersion version, Set<Job> jobs, Set<Pod> pods) {
    return jobs.stream()
        .map(job -> JobReader.read(job, pods, version))
        .filter(JobState.Present.class::isInstance)
        .map(state -> ((JobState.Present) state).job())
        .filter(job -> job.phase() == JobView.Phase.COMPLETE || job.phase() == JobView.Phase.FAILED)
        .toList();
  }

  /** What the pod printed must have the digest that the spec names, whatever the pod says of it. */
  private EvidenceState evidence(ModelVersion version, JobState current, Set<Pod> pods) {
    DigestedFile named = version.getSpec().evidence();
    if (named == null || !(current instanceof JobState.Present present)) {
      return new EvidenceState.Pending();
    }
    JobView job = present.job();
    String container = Step.VERIFY.container();
    boolean found =
        job.phase() == JobView.Phase.COMPLETE
            && StepMessages.result(job.step(container).orElse(null))
                .flatMap(result -> Optional.ofNullable(result.verification()))
                .flatMap(said -> Optional.ofNullable(said.evidence()))
                .filter(finding -> finding.verdict() == Verification.Verdict.VERIFIED)
                .isPresent();
    return found
        ? printed.read(job, pods, container, Optional.of(named.digest()))
        : new EvidenceState.Pending();
  }
}
