package dev.cairn.controller.training.job;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepPaths;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The volumes of a run's pods, one per domain of trust: claims and the work folder belong to worker
 * containers, the user's containers see their input (read-only), model and output, and nothing
 * else.
 */
public final class RunVolumes {
  public static final String INPUT = "input";
  public static final String MODEL = "model";
  public static final String OUTPUT = "output";
  private static final String WORK = "work";
  private static final String TMP = "tmp";
  public static final String SHARED_MEMORY = "shared-memory";
  private static final String CLAIM_PREFIX = "claim-";
  private static final Quantity SMALL = new Quantity("64Mi");

  private RunVolumes() {}

  public static Volume input(String limit) {
    return scratch(INPUT, new Quantity(limit));
  }

  public static Volume model(String limit) {
    return scratch(MODEL, new Quantity(limit));
  }

  public static Volume output() {
    return scratch(OUTPUT, SMALL);
  }

  static Volume work() {
    return scratch(WORK, SMALL);
  }

  /** /tmp of one container: containers of different trust share none. */
  static Volume tmp(String container) {
    return scratch(TMP + "-" + container, new Quantity("1Gi"));
  }

  /** The container that fills a scratch volume; empty when that cannot be told. */
  public static Optional<String> writer(String volume) {
    return switch (volume) {
      case INPUT, WORK -> Optional.of(Step.FETCH.container());
      case MODEL, OUTPUT, SHARED_MEMORY -> Optional.of(Step.TRAIN.container());
      default ->
          volume.startsWith(TMP + "-")
              ? Optional.of(volume.substring(TMP.length() + 1))
              : Optional.empty();
    };
  }

  /** /dev/shm for trainers that share tensors between processes. */
  static Volume sharedMemory(String limit) {
    return new VolumeBuilder()
        .withName(SHARED_MEMORY)
        .withNewEmptyDir()
        .withMedium("Memory")
        .withSizeLimit(new Quantity(limit))
        .endEmptyDir()
        .build();
  }

  static List<Volume> claims(NavigableSet<String> names) {
    List<String> ordered = List.copyOf(names);
    List<Volume> volumes = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      volumes.add(
          new VolumeBuilder()
              .withName(CLAIM_PREFIX + i)
              .withNewPersistentVolumeClaim(ordered.get(i), false)
              .build());
    }
    return volumes;
  }

  /**
   * Mounts of all claims of {@link #claims}, writable only where a name is the one to be written.
   */
  static Stream<VolumeMount> claimMounts(NavigableSet<String> names, String writable) {
    List<String> ordered = List.copyOf(names);
    return ordered.stream()
        .map(
            name ->
                mount(
                    CLAIM_PREFIX + ordered.indexOf(name),
                    StepPaths.CLAIMS + "/" + name,
                    !name.equals(writable)));
  }

  static VolumeMount inputMount(boolean readOnly) {
    return mount(INPUT, StepPaths.INPUT, readOnly);
  }

  static VolumeMount modelMount(boolean readOnly) {
    return mount(MODEL, StepPaths.MODEL, readOnly);
  }

  static VolumeMount outputMount(boolean readOnly) {
    return mount(OUTPUT, StepPaths.OUTPUT, readOnly);
  }

  static VolumeMount workMount(boolean readOnly) {
    return mount(WORK, StepPaths.WORK, readOnly);
  }

  static VolumeMount tmpMount(String container) {
    return mount(TMP + "-" + container, "/tmp", false);
  }

  static VolumeMount sharedMemoryMount() {
    return mount(SHARED_MEMORY, "/dev/shm", false);
  }

  private static Volume scratch(String name, Quantity limit) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withSizeLimit(limit)
        .endEmptyDir()
        .build();
  }

  private static VolumeMount mount(String volume, String path, boolean readOnly) {
    // An absent value means writable: the server would drop an explicit false.
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(path)
        .withReadOnly(readOnly ? Boolean.TRUE : null)
        .build();
  }
}
