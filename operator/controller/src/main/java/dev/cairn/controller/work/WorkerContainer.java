package dev.cairn.controller.work;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepPaths;
import dev.cairn.crds.storage.StorageCredential;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;

/**
 * A worker step as a container.
 *
 * @param settings image and resources of the worker
 * @param storage whose keys it is given
 */
public record WorkerContainer(WorkerSettings settings, List<StorageCredential> storage) {
  /**
   * A container that runs one step.
   *
   * @param step which
   * @param input a record of the contract
   * @param mounts besides /tmp
   */
  public Container running(Step step, Object input, List<VolumeMount> mounts) {
    WorkerSettings.Resources resources = settings.resources();
    return new ContainerBuilder()
        .withName(step.container())
        .withImage(settings.image())
        .withImagePullPolicy(settings.pullPolicy())
        .withArgs(step.container())
        .withEnv(VerbatimVariable.of(StepPaths.INPUT_VARIABLE, StepMessages.input(input)))
        .withEnvFrom(StorageKeys.variables(storage))
        .withNewResources()
        .addToRequests("cpu", new Quantity(resources.cpuRequest()))
        .addToRequests("memory", new Quantity(resources.memoryRequest()))
        .withLimits(Map.of("memory", new Quantity(resources.memoryLimit())))
        .endResources()
        .withSecurityContext(restricted().withReadOnlyRootFilesystem(true).build())
        .withVolumeMounts(mounts)
        .addToVolumeMounts(PodVolumes.tmpMount(step.container()))
        .build();
  }

  /** What Pod Security "restricted" asks of every container. */
  public static SecurityContextBuilder restricted() {
    return new SecurityContextBuilder(new SecurityContext())
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities();
  }
}
