package dev.cairn.worker.publish;

import dev.cairn.contract.PublishInput;
import dev.cairn.worker.step.StepFailure;
import org.jspecify.annotations.Nullable;

/** What publish's input must satisfy before anything is read. */
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

  private static void require(String field, @Nullable String value) throws StepFailure {
    if (value == null || value.isBlank()) {
      throw StepFailure.invalid(field + " is missing");
    }
  }
}
