package dev.cairn.worker.publish;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import org.jspecify.annotations.Nullable;

/** What publish's input must satisfy. */
final class PublishRules {
  private PublishRules() {}

  /**
   * Judges the input.
   *
   * @throws StepFailure InvalidSpec naming the first field that is missing
   */
  static void check(PublishInput input) throws StepFailure {
    require("namespace", input.namespace());
    require("model", input.model());
    require("startedAt", input.startedAt());
    if (input.artifact() != null) {
      require("artifact.digest", input.artifact().digest());
      require("artifact.uri", input.artifact().uri());
    }
  }

  /**
   * What was published before is this run's result only if it is what this run staged.
   *
   * @param staged absent when fetch found the run published, so that nothing was trained
   * @throws StepFailure DigestMismatch naming both digests
   */
  static void refuseOther(RunPlace place, RunResult published, @Nullable ArtifactRef staged)
      throws StepFailure {
    if (staged != null && !staged.digest().equals(published.artifactDigest())) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "%s was published with digest %s, but this run staged %s: another run of this name and spec was faster. Copy the run to a new name to publish its own model"
              .formatted(place.uriOf(""), Shown.name(published.artifactDigest()), staged.digest()));
    }
  }

  private static void require(String field, @Nullable String value) throws StepFailure {
    if (value == null || value.isBlank()) {
      throw StepFailure.invalid(field + " is missing");
    }
  }
}
