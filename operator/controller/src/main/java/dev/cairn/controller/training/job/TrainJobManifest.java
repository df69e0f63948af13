package dev.cairn.controller.training.job;

import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.Step;
import dev.cairn.controller.kube.Names;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.crds.training.Dataset;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The first Job of a run: fetch, train, stage. */
public final class TrainJobManifest {
  private static final String COMPONENT = "train";

  /**
   * A model slightly over output.maxSize must reach stage, which says ArtifactTooLarge; the kubelet
   * would only evict.
   */
  private static final long SLACK = 1L << 30;

  private TrainJobManifest() {}

  public static String name(String run) {
    return Names.fit(run);
  }

  public static Job of(RunCase that) {
    List<Container> containers = List.of(fetch(that), train(that), stage(that));
    var template =
        PodFrame.of(that.run(), COMPONENT, Step.TRAIN.container(), containers, volumes(that));
    return RunJob.of(
        that,
        name(that.name()),
        COMPONENT,
        template,
        List.of(RunJob.endsBy(Step.TRAIN.container())));
  }

  private static Container fetch(RunCase that) {
    List<VolumeMount> mounts = new ArrayList<>(claimMounts(that, ""));
    mounts.add(RunVolumes.inputMount(false));
    mounts.add(RunVolumes.workMount(false));
    return WorkerContainer.of(Step.FETCH, StepInputs.fetch(that), that.worker(), mounts);
  }

  private static Container train(RunCase that) {
    Container container = TrainContainer.of(that);
    if (that.spec().pod().sharedMemory() != null) {
      container.getVolumeMounts().add(RunVolumes.sharedMemoryMount());
    }
    return container;
  }

  private static Container stage(RunCase that) {
    // Only the claim that it writes to: stage has no business with the data.
    String output = outputClaim(that);
    List<VolumeMount> mounts =
        new ArrayList<>(
            claimMounts(that, output).stream()
                .filter(mount -> mount.getReadOnly() == null)
                .toList());
    mounts.add(RunVolumes.modelMount(true));
    mounts.add(RunVolumes.outputMount(true));
    mounts.add(RunVolumes.workMount(true));
    return WorkerContainer.of(Step.STAGE, StepInputs.stage(that), that.worker(), mounts);
  }

  private static List<Volume> volumes(RunCase that) {
    OutputPlace output = StepInputs.output(that);
    List<Volume> volumes = new ArrayList<>(RunVolumes.claims(claims(that)));
    Collections.addAll(
        volumes,
        RunVolumes.input(that.worker().resources().inputLimit()),
        RunVolumes.model(String.valueOf(output.maxBytes() + SLACK)),
        RunVolumes.output(),
        RunVolumes.work());
    Stream.of(Step.FETCH, Step.TRAIN, Step.STAGE)
        .map(step -> RunVolumes.tmp(step.container()))
        .forEach(volumes::add);
    if (that.spec().pod().sharedMemory() != null) {
      volumes.add(RunVolumes.sharedMemory(that.spec().pod().sharedMemory()));
    }
    return volumes;
  }

  private static List<VolumeMount> claimMounts(RunCase that, String writable) {
    return RunVolumes.claimMounts(claims(that), writable).toList();
  }

  private static NavigableSet<String> claims(RunCase that) {
    NavigableSet<String> claims = new TreeSet<>();
    that.spec().datasets().stream()
        .map(Dataset::uri)
        .flatMap(Stream::ofNullable)
        .flatMap(uri -> PvcUri.parse(uri).stream())
        .map(PvcUri::claim)
        .forEach(claims::add);
    claims.add(outputClaim(that));
    return claims;
  }

  private static String outputClaim(RunCase that) {
    return that.outputUri().flatMap(PvcUri::parse).orElseThrow().claim();
  }
}
