package dev.cairn.controller.registry;

import java.util.Optional;

/**
 * What stands around a version.
 *
 * @param latched what the run of the version's name latched; empty when no run of this cluster made
 *     it
 */
record VersionObservation(Optional<LatchedEvidence> latched) {}
