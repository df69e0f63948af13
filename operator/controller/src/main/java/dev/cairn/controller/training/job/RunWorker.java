package dev.cairn.controller.training.job;

import dev.cairn.contract.Step;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.work.WorkerContainer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;

/** A worker step of a run as a container. */
final class RunWorker {
  private RunWorker() {}

  /**
   * A container that runs one step with the keys of the run's storage.
   *
   * @param step which
   * @param input a record of the contract
   * @param that the run
   * @param mounts besides /tmp
   */
  static Container of(Step step, Object input, RunCase that, List<VolumeMount> mounts) {
    return new WorkerContainer(that.worker(), that.spec().storage()).running(step, input, mounts);
  }
}
