package dev.cairn.controller.training;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.ImageRef;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepResult;
import java.util.Optional;

/**
 * What the first Job left for the second.
 *
 * @param artifact what stage measured
 * @param image the trainer's image as the node resolved it
 * @param reports digests of the files that stage left beside the artifact
 */
record Trained(
    Optional<ArtifactRef> artifact, Optional<ImageRef> image, Optional<StagedReports> reports) {

  /** From what stage said; what its pod no longer says is taken as it was latched. */
  static Trained of(RunCase that, Optional<StepResult> staged) {
    return new Trained(
        staged
            .flatMap(result -> Optional.ofNullable(result.artifact()))
            .or(() -> that.status().flatMap(RunStatus::artifact)),
        EvaluatePlanner.seenImage(that).or(() -> that.status().flatMap(RunStatus::image)),
        staged.flatMap(result -> Optional.ofNullable(result.reports())));
  }
}
