package dev.cairn.controller.training.job;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepPaths;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.WorkerSettings;
import dev.cairn.controller.training.seen.StepMessages;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;

/** A worker step as a container. */
final class WorkerContainer {
  private WorkerContainer() {}

  /**
   * A container that runs one step.
   *
   * @param step which
   * @param input a record of the contract
   * @param that the run: image and resources of the worker, keys of its storage
   * @param mounts besides /tmp
   */
  public static Container of(Step step, Object input, RunCase that, List<VolumeMount> mounts) {
    WorkerSettings settings = that.worker();
    WorkerSettings.Resources resources = settings.resources();
    return new ContainerBuilder()
        .withName(step.container())
        .withImage(settings.image())
        .withImagePullPolicy(settings.pullPolicy())
        .withArgs(step.container())
        .withEnv(VerbatimVariable.of(StepPaths.INPUT_VARIABLE, StepMessages.input(input)))
        .withEnvFrom(StorageKeys.variables(that.spec().storage()))
        .withNewResources()
        .addToRequests("cpu", new Quantity(resources.cpuRequest()))
        .addToRequests("memory", new Quantity(resources.memoryRequest()))
        .withLimits(Map.of("memory", new Quantity(resources.memoryLimit())))
        .endResources()
        .withSecurityContext(restricted().withReadOnlyRootFilesystem(true).build())
        .withVolumeMounts(mounts)
        .addToVolumeMounts(RunVolumes.tmpMount(step.container()))
        .build();
  }

  /** What Pod Security "restricted" asks of every container. */
  static SecurityContextBuilder restricted() {
    return new SecurityContextBuilder(new SecurityContext())
        .withAllowPrivilegeEscalation(false)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities();
  }
}
