package dev.cairn.controller.registry;

import java.util.List;
import java.util.Optional;

/**
 * What stands around a version.
 *
 * @param latched what the run of the version's name latched; empty when no run of this cluster made
 *     it
 * @param rules what its namespace asks before Production; empty while the namespace is not known
 *     yet
 * @param verifying the Jobs that compare it with its digests
 * @param services what the InferenceServices of its namespace say; empty when nobody has looked
 */
record VersionObservation(
    Optional<LatchedEvidence> latched,
    Optional<StageRules> rules,
    VerifyObservation verifying,
    Optional<List<ServingFacts>> services) {
  /** Nobody has looked. */
  static final VersionObservation UNSEEN =
      new VersionObservation(
          Optional.empty(), Optional.empty(), VerifyObservation.NOTHING, Optional.empty());
}
