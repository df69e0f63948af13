package dev.cairn.controller.training.run;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.ImageRef;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.training.seen.ImageResolution;
import dev.cairn.controller.training.seen.JobState;
import java.util.Optional;

/**
 * What the first Job left for the second.
 *
 * @param artifact what stage measured
 * @param image the trainer's image as the node resolved it
 * @param reports digests of the files that stage left beside the artifact
 */
public record Trained(
    Optional<ArtifactRef> artifact, Optional<ImageRef> image, Optional<StagedReports> reports) {

  /** From what stage said; what its pod no longer says is taken as it was latched. */
  public static Trained of(RunCase that, Optional<StepResult> staged) {
    return new Trained(
        staged
            .flatMap(result -> Optional.ofNullable(result.artifact()))
            .or(() -> that.status().flatMap(RunStatus::artifact)),
        seenImage(that).or(() -> that.status().flatMap(RunStatus::image)),
        staged.flatMap(result -> Optional.ofNullable(result.reports())));
  }

  /** What the pod of the first Job says of the trainer's image. */
  public static Optional<ImageRef> seenImage(RunCase that) {
    return that.seen().train() instanceof JobState.Present present
        ? present
            .job()
            .step(Step.TRAIN.container())
            .flatMap(step -> ImageResolution.of(that.spec().trainer().image(), step.imageId()))
        : Optional.empty();
  }
}
