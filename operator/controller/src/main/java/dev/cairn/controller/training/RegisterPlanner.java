package dev.cairn.controller.training;

import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.seen.EvidenceState;
import dev.cairn.controller.training.seen.StepMessages;
import dev.cairn.controller.training.status.StatusDraft;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.RegistrationPolicy;
import dev.cairn.crds.training.RunState;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a published artifact: a ModelVersion of the run's name, unless the run
 * says Never.
 */
final class RegisterPlanner {
  private RegisterPlanner() {}

  static TrainingRunPlan plan(RunCase that, EvidenceState.Read read) {
    String directory = directory(that);
    StatusDraft draft = StatusDraft.of(that).latchJobs().evidence(read, directory).ended();
    if (that.spec().register().policy() == RegistrationPolicy.NEVER) {
      String message =
          "published %s; not registered, as spec.register.policy says"
              .formatted(read.evidence().artifact().uri());
      return Endings.completed(
          that,
          draft.standing(RunState.SUCCEEDED, TrainingRunReason.Completed, message),
          List.of(),
          read.text());
    }
    if (isTaken(that)) {
      return Endings.failed(that, conflict(that));
    }
    ModelVersion version = ModelVersionManifest.of(that, read, directory);
    String message =
        "ModelVersion %s registered (unevaluated): %s"
            .formatted(that.name(), read.evidence().artifact().digest());
    return Endings.completed(
        that,
        draft
            .modelVersion(that.name())
            .standing(RunState.SUCCEEDED, TrainingRunReason.Completed, message),
        that.seen().version().isPresent() ? List.of() : List.of(version),
        read.text());
  }

  /** The version that a latched verdict registers; empty when the run ended without evidence. */
  static Optional<ModelVersion> version(RunCase that, Journal journal) {
    String text = journal.evidence();
    return text == null
        ? Optional.empty()
        : StepMessages.evidence(text)
            .map(evidence -> new EvidenceState.Read(text, Digests.of(text), evidence))
            .map(read -> ModelVersionManifest.of(that, read, directory(that)));
  }

  private static String directory(RunCase that) {
    return that.outputUri().orElseThrow() + "/" + that.name();
  }

  /** Whether a version of other origin has the run's name. */
  static boolean isTaken(RunCase that) {
    return that.seen()
        .version()
        .map(there -> Owned.annotation(there.getMetadata(), Labels.SPEC_HASH))
        .map(hash -> !hash.equals(that.specHash()))
        .orElse(that.seen().version().isPresent());
  }

  /** Published, and cannot be registered. */
  static Failure conflict(RunCase that) {
    return Failure.of(
        TrainingRunReason.NameConflict,
        "published, but a ModelVersion %s of other origin appeared meanwhile: apply %s/modelversion.yaml under another name"
            .formatted(that.name(), directory(that)));
  }
}
