package dev.cairn.controller.training.run;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.ImageRef;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.training.seen.ImageResolution;
import dev.cairn.controller.work.JobState;
import dev.cairn.crds.model.Predictor;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the first Job left for the second.
 *
 * @param artifact what stage measured
 * @param image the trainer's image as the node resolved it
 * @param predictorImage the predictor's, when it has one of its own
 * @param reports digests of what stage left beside the artifact
 */
public record Trained(
    Optional<ArtifactRef> artifact,
    Optional<ImageRef> image,
    Optional<ImageRef> predictorImage,
    Optional<StagedReports> reports) {

  /**
   * From what stage said; what its pod no longer says is taken as it was latched, in the status or
   * in a Job that publishes.
   */
  public static Trained of(RunCase that, Optional<StepResult> staged) {
    return new Trained(
        staged
            .flatMap(result -> Optional.ofNullable(result.artifact()))
            .or(() -> that.status().flatMap(RunStatus::artifact)),
        seenImage(that).or(() -> that.status().flatMap(RunStatus::image)),
        seenPredictor(that).or(() -> told(that, PublishInput::predictorImage)),
        staged
            .flatMap(result -> Optional.ofNullable(result.reports()))
            .or(() -> told(that, PublishInput::reports)));
  }

  /** What the pod of the first Job says of the trainer's image. */
  public static Optional<ImageRef> seenImage(RunCase that) {
    return resolved(that, Step.TRAIN, that.spec().trainer().image());
  }

  private static Optional<ImageRef> seenPredictor(RunCase that) {
    Predictor predictor = that.spec().predictor();
    return predictor == null || predictor.image() == null
        ? Optional.empty()
        : resolved(that, Step.PREDICT, predictor.image());
  }

  private static Optional<ImageRef> resolved(RunCase that, Step step, String reference) {
    return that.seen().train() instanceof JobState.Present present
        ? present
            .job()
            .step(step.container())
            .flatMap(seen -> ImageResolution.of(reference, seen.imageId()))
        : Optional.empty();
  }

  private static <T> Optional<T> told(RunCase that, Function<PublishInput, @Nullable T> fact) {
    return that.told().flatMap(input -> Optional.ofNullable(fact.apply(input)));
  }
}
