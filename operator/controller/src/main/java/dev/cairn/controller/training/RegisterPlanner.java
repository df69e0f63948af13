package dev.cairn.controller.training;

import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.kube.Journal;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.status.StatusDraft;
import dev.cairn.controller.training.verdict.Failure;
import dev.cairn.controller.training.verdict.GateVerdict;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.RegistrationPolicy;
import dev.cairn.crds.training.RunState;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a published artifact: a ModelVersion of the run's name, unless the run
 * says Never or its gates say no.
 */
final class RegisterPlanner {
  private RegisterPlanner() {}

  static TrainingRunPlan plan(RunCase that, EvidenceState.Read read) {
    GateVerdict gates = GateVerdict.of(that.spec(), read.evidence());
    StatusDraft draft = StatusDraft.of(that).latchJobs().evidence(read, directory(that)).ended();
    boolean registers = registers(that.spec().register().policy(), gates);
    if (registers && isTaken(that)) {
      return Endings.failed(that, conflict(that));
    }
    if (registers) {
      draft.modelVersion(that.name());
    }
    if (gates.isGood()) {
      draft.standing(
          RunState.SUCCEEDED, TrainingRunReason.Completed, words(that, read, gates, registers));
    } else {
      draft.standing(RunState.REJECTED, TrainingRunReason.GateNotMet, gates.words());
    }
    boolean missing = registers && that.seen().version().isEmpty();
    return Endings.completed(
        that,
        draft,
        missing ? List.of(ModelVersionManifest.of(that, read, directory(that))) : List.of(),
        read.text());
  }

  private static boolean registers(RegistrationPolicy policy, GateVerdict gates) {
    return switch (policy) {
      case WHEN_GATES_PASS -> gates.isGood();
      case ALWAYS -> true;
      case NEVER, UNRECOGNISED -> false;
    };
  }

  private static String words(
      RunCase that, EvidenceState.Read read, GateVerdict gates, boolean registers) {
    var artifact = read.evidence().artifact();
    if (!registers) {
      return "published %s; not registered, as spec.register.policy says".formatted(artifact.uri());
    }
    return "ModelVersion %s registered (%s): %s"
        .formatted(that.name(), gates.summary(), artifact.digest());
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
