package dev.cairn.controller.serving.revision;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.LoadInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepPaths;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.work.Claims;
import dev.cairn.controller.work.PodFrame;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.controller.work.StorageKeys;
import dev.cairn.controller.work.WorkerContainer;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.meta.GoDurations;
import dev.cairn.crds.registry.Artifact;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Deployment of a revision, as it is at its birth. It is created once and never rendered anew:
 * a newer operator or worker restarts no predictor. Later only its scale and its role change.
 */
public final class PredictorDeploymentManifest {
  /** Value of the component label of everything that belongs to a revision. */
  public static final String COMPONENT = "predictor";

  private static final Quantity PREDICTOR_FILE = new Quantity("1Mi");

  /** A second attempt of a request may begin when the first one timed out. */
  private static final int ATTEMPTS = 2;

  private static final Duration LEAST_GRACE = Duration.ofSeconds(30);

  private PredictorDeploymentManifest() {}

  /**
   * The Deployment.
   *
   * @param service whose revision it is; its timeout decides how long a pod may take to end
   * @param revision which
   * @param role what it is at first
   * @param replicas how many pods at first, 0 or more
   * @param worker the program that brings the artifact
   */
  public static Deployment of(
      InferenceService service,
      Revision revision,
      RevisionRole role,
      int replicas,
      WorkerSettings worker) {
    return new DeploymentBuilder()
        .withMetadata(
            RevisionMark.metadata(service, revision.name())
                .addToAnnotations(revision.facts().annotations())
                .addToAnnotations(Labels.ROLE, RevisionFacts.roleText(role))
                .build())
        .withNewSpec()
        .withReplicas(replicas)
        .withRevisionHistoryLimit(1)
        .withNewSelector()
        .withMatchLabels(RevisionMark.selector(service, revision.name()))
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withNewMaxUnavailable(0)
        .withNewMaxSurge(1)
        .endRollingUpdate()
        .endStrategy()
        .withTemplate(template(service, revision, worker))
        .endSpec()
        .build();
  }

  private static PodTemplateSpec template(
      InferenceService service, Revision revision, WorkerSettings worker) {
    List<Container> containers = List.of(load(revision, worker), PredictorContainer.of(revision));
    return new PodFrame(
            service, revision.template().pod(), COMPONENT, Map.of(Labels.REVISION, revision.name()))
        .lasting(containers, volumes(revision, worker), grace(service));
  }

  private static Container load(Revision revision, WorkerSettings worker) {
    Artifact artifact = revision.artifact();
    boolean handler = PredictorContainer.isHandler(revision);
    LoadInput input =
        new LoadInput(
            new ArtifactRef(artifact.uri(), artifact.digest(), 0, artifact.format()),
            handler ? Boolean.TRUE : null,
            worker.allowedAddresses(),
            StorageKeys.told(revision.template().storage()));
    List<VolumeMount> mounts = new ArrayList<>(claims(revision).readable());
    mounts.add(PodVolumes.mount(PredictorContainer.MODEL, StepPaths.SERVED_MODEL, false));
    if (handler) {
      mounts.add(PodVolumes.mount(PredictorContainer.SERVE, StepPaths.SERVE, false));
    }
    return new WorkerContainer(worker, revision.template().storage())
        .running(Step.LOAD, input, mounts);
  }

  private static List<Volume> volumes(Revision revision, WorkerSettings worker) {
    List<Volume> volumes = new ArrayList<>(claims(revision).volumes());
    // Nobody recorded the artifact's size: the bound of a run's data on a node is a node's bound.
    volumes.add(
        PodVolumes.scratch(
            PredictorContainer.MODEL, new Quantity(worker.resources().inputLimit())));
    if (PredictorContainer.isHandler(revision)) {
      volumes.add(PodVolumes.scratch(PredictorContainer.SERVE, PREDICTOR_FILE));
    }
    if (revision.template().pod().sharedMemory() != null) {
      volumes.add(PodVolumes.sharedMemory(revision.template().pod().sharedMemory()));
    }
    volumes.add(PodVolumes.tmp(Step.LOAD.container()));
    volumes.add(PodVolumes.tmp(PredictorContainer.NAME));
    return volumes;
  }

  private static Claims claims(Revision revision) {
    return Claims.of(Stream.of(revision.artifact().uri()));
  }

  /** What was asked before the pod ends is answered: the notice, and the longest request. */
  private static Duration grace(InferenceService service) {
    Duration longest =
        GoDurations.parse(service.getSpec().timeout())
            .multipliedBy(ATTEMPTS)
            .plusSeconds(PredictorContainer.NOTICE);
    return longest.compareTo(LEAST_GRACE) > 0 ? longest : LEAST_GRACE;
  }
}
