package dev.cairn.controller.training.job;

import dev.cairn.contract.Step;
import dev.cairn.controller.kube.Names;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.work.Claims;
import dev.cairn.controller.work.PodFrame;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.training.Dataset;
import dev.cairn.crds.training.Keep;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The first Job of a run: fetch, train, predict (when the run is evaluated), stage. */
public final class TrainJobManifest {
  private static final String COMPONENT = "train";

  /**
   * A model slightly over output.maxSize must reach stage, which says ArtifactTooLarge; the kubelet
   * would only evict.
   */
  private static final long SLACK = 1L << 30;

  private TrainJobManifest() {}

  /** Name of the Job of a run. */
  public static String name(String run) {
    return Names.fit(run);
  }

  /** The Job; its run has a place for its result, and a predictor when it is evaluated. */
  public static Job of(RunCase that) {
    List<Container> containers = new ArrayList<>(List.of(fetch(that), train(that)));
    List<PodFailurePolicyRule> rules =
        new ArrayList<>(List.of(RunJob.endsBy(Step.TRAIN.container())));
    if (isEvaluated(that)) {
      containers.add(predict(that));
      rules.add(RunJob.endsBy(Step.PREDICT.container()));
    }
    containers.add(stage(that));
    var template =
        new PodFrame(that.run(), that.spec().pod(), COMPONENT)
            .around(Step.TRAIN.container(), containers, volumes(that, containers));
    return RunJob.of(that, name(that.name()), COMPONENT, template, rules);
  }

  private static boolean isEvaluated(RunCase that) {
    return that.spec().evaluation() != null;
  }

  private static Container fetch(RunCase that) {
    List<VolumeMount> mounts = new ArrayList<>(claims(that).readable());
    mounts.add(RunVolumes.inputMount(false));
    mounts.add(RunVolumes.workMount(false));
    if (isEvaluated(that)) {
      mounts.add(RunVolumes.rowsMount(false));
      mounts.add(RunVolumes.labelsMount(false));
    }
    return RunWorker.of(Step.FETCH, StepInputs.fetch(that), that, mounts);
  }

  private static Container train(RunCase that) {
    Container container = TrainContainer.of(that);
    if (that.spec().pod().sharedMemory() != null) {
      container.getVolumeMounts().add(PodVolumes.sharedMemoryMount());
    }
    return container;
  }

  private static Container predict(RunCase that) {
    Predictor predictor = Optional.ofNullable(that.spec().predictor()).orElseThrow();
    String image = predictor.image() == null ? that.spec().trainer().image() : predictor.image();
    return PredictContainer.of(Step.PREDICT, that, image, predictor, RunVolumes.modelMount(true));
  }

  private static Container stage(RunCase that) {
    // Only the claim that it writes to: stage has no business with the data but to keep them.
    List<VolumeMount> mounts = new ArrayList<>(claims(that).only(outputClaim(that)));
    if (that.spec().datasets().stream().anyMatch(set -> set.keepOrDefault() == Keep.SNAPSHOT)) {
      mounts.add(RunVolumes.inputMount(true));
    }
    mounts.add(RunVolumes.modelMount(true));
    mounts.add(RunVolumes.outputMount(true));
    mounts.add(RunVolumes.workMount(true));
    if (isEvaluated(that)) {
      mounts.add(RunVolumes.rowsMount(true));
      mounts.add(RunVolumes.labelsMount(true));
      mounts.add(RunVolumes.predictionsMount(true));
    }
    return RunWorker.of(Step.STAGE, StepInputs.stage(that), that, mounts);
  }

  private static List<Volume> volumes(RunCase that, List<Container> containers) {
    String inputLimit = that.worker().resources().inputLimit();
    List<Volume> volumes = new ArrayList<>(claims(that).volumes());
    Collections.addAll(
        volumes,
        RunVolumes.input(inputLimit),
        RunVolumes.model(String.valueOf(StepInputs.output(that).maxBytes() + SLACK)),
        RunVolumes.output(),
        RunVolumes.work());
    if (isEvaluated(that)) {
      Stream.of(RunVolumes.ROWS, RunVolumes.LABELS, RunVolumes.PREDICTIONS)
          .map(name -> RunVolumes.data(name, inputLimit))
          .forEach(volumes::add);
    }
    containers.forEach(container -> volumes.add(PodVolumes.tmp(container.getName())));
    if (that.spec().pod().sharedMemory() != null) {
      volumes.add(PodVolumes.sharedMemory(that.spec().pod().sharedMemory()));
    }
    return volumes;
  }

  private static Claims claims(RunCase that) {
    Stream<String> data =
        that.spec().datasets().stream().map(Dataset::uri).flatMap(Stream::ofNullable);
    return Claims.of(Stream.concat(data, that.outputUri().stream()));
  }

  private static Optional<String> outputClaim(RunCase that) {
    return that.outputUri().flatMap(Claims::claim);
  }
}
