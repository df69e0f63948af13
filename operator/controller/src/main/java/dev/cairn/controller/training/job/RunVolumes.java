package dev.cairn.controller.training.job;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepPaths;
import dev.cairn.controller.work.PodVolumes;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;

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

  private static final Quantity SMALL = new Quantity("64Mi");
  private static final Quantity FILTERS = new Quantity("512Mi");

  private RunVolumes() {}

  public static Volume input(String limit) {
    return PodVolumes.scratch(INPUT, new Quantity(limit));
  }

  public static Volume model(String limit) {
    return PodVolumes.scratch(MODEL, new Quantity(limit));
  }

  public static Volume output() {
    return PodVolumes.scratch(OUTPUT, SMALL);
  }

  /** Reports, and a filter of the rows that were trained on: about 10 bits for each. */
  static Volume work() {
    return PodVolumes.scratch(WORK, FILTERS);
  }

  /** Rows, labels, predictions or a champion's model; each bounded as a run's input is. */
  static Volume data(String name, String limit) {
    return PodVolumes.scratch(name, new Quantity(limit));
  }

  /** Containers that fill a scratch volume, one of each Job; empty when that cannot be told. */
  public static List<String> writers(String volume) {
    return switch (volume) {
      case INPUT, WORK, LABELS -> List.of(Step.FETCH.container());
      case ROWS -> List.of(Step.FETCH.container(), Step.GATHER.container());
      case MODEL, OUTPUT, PodVolumes.SHARED_MEMORY -> List.of(Step.TRAIN.container());
      case PREDICTIONS -> List.of(Step.PREDICT.container(), Step.PREDICT_CHAMPION.container());
      case CHAMPION -> List.of(Step.GATHER.container());
      default ->
          volume.startsWith(PodVolumes.TMP_PREFIX)
              ? List.of(volume.substring(PodVolumes.TMP_PREFIX.length()))
              : List.of();
    };
  }

  static VolumeMount inputMount(boolean readOnly) {
    return PodVolumes.mount(INPUT, StepPaths.INPUT, readOnly);
  }

  static VolumeMount modelMount(boolean readOnly) {
    return PodVolumes.mount(MODEL, StepPaths.MODEL, readOnly);
  }

  static VolumeMount outputMount(boolean readOnly) {
    return PodVolumes.mount(OUTPUT, StepPaths.OUTPUT, readOnly);
  }

  static VolumeMount workMount(boolean readOnly) {
    return PodVolumes.mount(WORK, StepPaths.WORK, readOnly);
  }

  static VolumeMount rowsMount(boolean readOnly) {
    return PodVolumes.mount(ROWS, StepPaths.ROWS, readOnly);
  }

  static VolumeMount labelsMount(boolean readOnly) {
    return PodVolumes.mount(LABELS, StepPaths.LABELS, readOnly);
  }

  static VolumeMount predictionsMount(boolean readOnly) {
    return PodVolumes.mount(PREDICTIONS, StepPaths.PREDICTIONS, readOnly);
  }

  /** The champion's model, where gather brings it. */
  static VolumeMount championMount() {
    return PodVolumes.mount(CHAMPION, StepPaths.CHAMPION, false);
  }

  /** The champion's model, where its own container expects a model. */
  static VolumeMount championAsModel() {
    return PodVolumes.mount(CHAMPION, StepPaths.MODEL, true);
  }
}
