package dev.cairn.controller.registry;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.Step;
import dev.cairn.contract.VerifyInput;
import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.kube.Names;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.work.Claims;
import dev.cairn.controller.work.FailureRules;
import dev.cairn.controller.work.PodFrame;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StorageKeys;
import dev.cairn.controller.work.WorkerContainer;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.registry.Artifact;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Job that compares a version's artifact and evidence with their digests. Its name depends on
 * what is compared and how it is reached: the same never makes two, and a moved address makes
 * another.
 */
final class VerifyJobManifest {
  /** Value of the component label. */
  static final String COMPONENT = "verify";

  /** Reading 1 TiB at 50 MB/s takes so long; a pod that never starts is given up then. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private static final int RETRIES = 2;
  private static final long MOST_BYTES = 1L << 42;
  private static final int KEY = 8;
  private static final int ALGORITHM = "sha256:".length();

  private VerifyJobManifest() {}

  /**
   * Name of the Job of a version.
   *
   * @param attempt number, from 1, among those that look at the same
   */
  static String name(ModelVersion version, int attempt) {
    String suffix = COMPONENT + "-" + key(version.getSpec());
    return Names.child(
        version.getMetadata().getName(), attempt == 1 ? suffix : suffix + "-" + attempt);
  }

  private static String key(ModelVersionSpec spec) {
    String text =
        StepMessages.input(
            List.of(
                spec.artifact(),
                Optional.ofNullable(spec.evidence()).stream().toList(),
                spec.storage(),
                spec.pod()));
    return Digests.of(text).substring(ALGORITHM, ALGORITHM + KEY);
  }

  /** The Job. */
  static Job of(ModelVersion version, int attempt, WorkerSettings worker) {
    return new JobBuilder()
        .withMetadata(Owned.child(version, name(version, attempt), COMPONENT).build())
        .withNewSpec()
        .withBackoffLimit(RETRIES)
        .withActiveDeadlineSeconds(LONGEST.toSeconds())
        .withPodReplacementPolicy("Failed")
        .withNewPodFailurePolicy()
        .addToRules(FailureRules.disruption(), FailureRules.permanent())
        .endPodFailurePolicy()
        .withTemplate(template(version, worker))
        .endSpec()
        .build();
  }

  private static PodTemplateSpec template(ModelVersion version, WorkerSettings worker) {
    ModelVersionSpec spec = version.getSpec();
    Claims claims =
        Claims.of(
            Stream.concat(
                Stream.of(spec.artifact().uri()),
                Stream.ofNullable(spec.evidence()).map(DigestedFile::uri)));
    Container container =
        new WorkerContainer(worker, spec.storage())
            .running(Step.VERIFY, input(spec, worker), claims.readable());
    List<Volume> volumes = new ArrayList<>(claims.volumes());
    volumes.add(PodVolumes.tmp(Step.VERIFY.container()));
    return new PodFrame(version, spec.pod(), COMPONENT)
        .around(Step.VERIFY.container(), List.of(container), volumes);
  }

  private static VerifyInput input(ModelVersionSpec spec, WorkerSettings worker) {
    Artifact artifact = spec.artifact();
    DigestedFile evidence = spec.evidence();
    return new VerifyInput(
        new ArtifactRef(artifact.uri(), artifact.digest(), 0, artifact.format()),
        evidence == null ? null : new FileRef(evidence.uri(), evidence.digest()),
        MOST_BYTES,
        worker.allowedAddresses(),
        StorageKeys.told(spec.storage()));
  }
}
