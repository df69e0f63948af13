package dev.cairn.controller.registry;

import java.util.Optional;

/**
 * What stands around a version.
 *
 * @param latched what the run of the version's name latched; empty when no run of this cluster made
 *     it
 * @param rules what its namespace asks before Production; empty while the namespace is not known
 *     yet
 * @param verifying the Jobs that compare it with its digests
 */
record VersionObservation(
    Optional<LatchedEvidence> latched, Optional<StageRules> rules, VerifyObservation verifying) {
  /** Nobody has looked. */
  static final VersionObservation UNSEEN =
      new VersionObservation(Optional.empty(), Optional.empty(), VerifyObservation.NOTHING);
}
