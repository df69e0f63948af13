package dev.cairn.controller.training.seen;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import java.util.List;

/**
 * What else there is of a model: other versions, and runs that were rejected.
 *
 * @param versions of the same model, the run's own left out
 * @param rejected runs of the same model that ended as Rejected
 */
public record ModelLine(List<ModelVersion> versions, List<TrainingRun> rejected) {
  /** Nobody asked. */
  public static final ModelLine UNREAD = new ModelLine(List.of(), List.of());

  public ModelLine {
    versions = List.copyOf(versions);
    rejected = List.copyOf(rejected);
  }
}
