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
import java.util.stream.Stream;

/**
 * The volumes of a run's pods, one per domain of trust: claims, labels and the work folder belong
 * to worker containers; a trainer sees its input (read-only), model and output; what predicts sees
 * rows without their labels and the model (both read-only) and its predictions; and nothing else.
 */
public final class RunVolumes {

  /** What the trainer may read. */
  public static final String INPUT = "input";

  /** What becomes the artifact. */
  public static final String MODEL = "model";

  /** The trainer's own words. */
  public static final String OUTPUT = "output";

  /** Evaluation rows without their labels. */
  public static final String ROWS = "rows";

  /** Their labels. */
  public static final String LABELS = "labels";

  /** What was predicted for them. */
  public static final String PREDICTIONS = "predictions";

  /** The champion's model. */
  public static final String CHAMPION = "champion";

  private static final String WORK = "work";
  private static final String TMP = "tmp";

  /** /dev/shm. */
  public static final String SHARED_MEMORY = "shared-memory";

  private static final String CLAIM_PREFIX = "claim-";
  private static final Quantity SMALL = new Quantity("64Mi");
  private static final Quantity FILTERS = new Quantity("512Mi");

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

  /** Reports, and a filter of the rows that were trained on: about 10 bits for each. */
  static Volume work() {
    return scratch(WORK, FILTERS);
  }

  /** Rows, labels, predictions or a champion's model; each bounded as a run's input is. */
  static Volume data(String name, String limit) {
    return scratch(name, new Quantity(limit));
  }

  /** /tmp of one container: containers of different trust share none. */
  static Volume tmp(String container) {
    return scratch(TMP + "-" + container, new Quantity("1Gi"));
  }

  /** Containers that fill a scratch volume, one of each Job; empty when that cannot be told. */
  public static List<String> writers(String volume) {
    return switch (volume) {
      case INPUT, WORK, LABELS -> List.of(Step.FETCH.container());
      case ROWS -> List.of(Step.FETCH.container(), Step.GATHER.container());
      case MODEL, OUTPUT, SHARED_MEMORY -> List.of(Step.TRAIN.container());
      case PREDICTIONS -> List.of(Step.PREDICT.container(), Step.PREDICT_CHAMPION.container());
      case CHAMPION -> List.of(Step.GATHER.container());
      default ->
          volume.startsWith(TMP + "-") ? List.of(volume.substring(TMP.length() + 1)) : List.of();
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

  static String claimVolume(int number) {
    return CLAIM_PREFIX + number;
  }

  static List<Volume> claims(NavigableSet<String> names) {
    List<String> ordered = List.copyOf(names);
    List<Volume> volumes = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      volumes.add(
          new VolumeBuilder()
              .withName(claimVolume(i))
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
                    claimVolume(ordered.indexOf(name)),
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

  static VolumeMount rowsMount(boolean readOnly) {
    return mount(ROWS, StepPaths.ROWS, readOnly);
  }

  static VolumeMount labelsMount(boolean readOnly) {
    return mount(LABELS, StepPaths.LABELS, readOnly);
  }

  static VolumeMount predictionsMount(boolean readOnly) {
    return mount(PREDICTIONS, StepPaths.PREDICTIONS, readOnly);
  }

  /** The champion's model, where gather brings it. */
  static VolumeMount championMount() {
    return mount(CHAMPION, StepPaths.CHAMPION, false);
  }

  /** The champion's model, where its own container expects a model. */
  static VolumeMount championAsModel() {
    return mount(CHAMPION, StepPaths.MODEL, true);
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
