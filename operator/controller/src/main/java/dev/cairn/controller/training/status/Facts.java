package dev.cairn.controller.training.status;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.ImageRef;
import dev.cairn.contract.Step;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.training.RunStep;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the worker measured, in the words of a run's status. */
final class Facts {
  /** Steps of other kinds' pods. */
  private static final Set<Step> NO_STEPS_OF_A_RUN = EnumSet.of(Step.VERIFY, Step.LOAD);

  private Facts() {}

  static ResolvedImage image(ImageRef image) {
    ResolvedImage.Kind kind =
        image.kind() == null ? null : ResolvedImage.Kind.valueOf(image.kind().name());
    return new ResolvedImage(image.reference(), image.digest(), kind);
  }

  static ResolvedDataset dataset(DatasetFact fact) {
    return new ResolvedDataset(
        fact.name(), fact.uri(), fact.digest(), fact.files(), fact.rows(), fact.bytes());
  }

  /** The step that a container of that name does; null for a name that is no step's of a run. */
  static @Nullable RunStep step(@Nullable String container) {
    for (Step step : Step.values()) {
      if (step.container().equals(container) && !NO_STEPS_OF_A_RUN.contains(step)) {
        return RunStep.valueOf(step.name());
      }
    }
    return null;
  }
}
