package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version as decisions see it.
 *
 * @param version the object; its status is {@code before}
 * @param before what was said of it last
 * @param seen what stands around it
 * @param now the time of this look
 */
record VersionCase(
    ModelVersion version, ModelVersionStatus before, VersionObservation seen, Instant now) {

  static VersionCase of(ModelVersion version, VersionObservation seen, Instant now) {
    return new VersionCase(version, status(version), seen, now);
  }

  private static ModelVersionStatus status(ModelVersion version) {
    return version.getStatus() == null ? ModelVersionStatus.empty() : version.getStatus();
  }

  ModelVersionSpec spec() {
    return version.getSpec();
  }

  long generation() {
    return version.getMetadata().getGeneration();
  }

  Duration age() {
    return Duration.between(Instant.parse(version.getMetadata().getCreationTimestamp()), now);
  }

  /** Version and namespace come by two watches; without its rules nobody may enter Production. */
  boolean isAheadOfItsNamespace() {
    return seen.rules().isEmpty() && spec().stage().equals(Stages.PRODUCTION);
  }

  /** Whether the version says that a run of Cairn made it, here or elsewhere. */
  boolean saysThatARunMadeIt() {
    return Owned.annotation(version.getMetadata(), Labels.OWNER) != null;
  }

  /** Whether the stage that the spec asks for is in effect up to now. */
  boolean isInEffect() {
    return spec().stage().equals(before.stage());
  }

  /** Whether both had their digests where the spec says that they are. */
  boolean isVerifiedHere() {
    Verification last = before.verification();
    return before.provenance() != null
        && last != null
        && spec().artifact().uri().equals(last.artifact())
        && Objects.equals(evidenceUri(spec()), last.evidence());
  }

  private static @Nullable String evidenceUri(ModelVersionSpec spec) {
    DigestedFile evidence = spec.evidence();
    return evidence == null ? null : evidence.uri();
  }

  /** Whether what the evidence says is not known yet. */
  boolean needsEvidence() {
    return seen.latched().isEmpty() && needsEvidence(version);
  }

  /** Whether a version names evidence of which its status does not know what it says. */
  static boolean needsEvidence(ModelVersion version) {
    Provenance known = status(version).provenance();
    return version.getSpec().evidence() != null
        && known != Provenance.ATTESTED
        && known != Provenance.IMPORTED;
  }

  /** Number of the Job that is at its turn: the next after one that could not read everything. */
  int attempt() {
    return attempt(version);
  }

  static int attempt(ModelVersion version) {
    return latched(version)
        .filter(last -> last.nextTime() != null)
        .map(last -> Objects.requireNonNullElse(last.attempt(), 0) + 1)
        .orElse(1);
  }

  /** How long the next Job has to wait; empty when it is at its turn. */
  Optional<Duration> pause() {
    return latched(version)
        .flatMap(last -> Optional.ofNullable(last.nextTime()))
        .map(next -> Duration.between(now, Instant.parse(next)))
        .filter(Duration::isPositive);
  }

  /** Whether a Job has compared this very spec, with a result that no other try would change. */
  boolean isJudged() {
    return latched(version).filter(last -> last.nextTime() == null).isPresent();
  }

  /** What the last Job came to, when it looked at what the spec says now. */
  private static Optional<Verification> latched(ModelVersion version) {
    Verification last = status(version).verification();
    return last != null
            && last.attempt() != null
            && VerifyJobManifest.name(version, last.attempt()).equals(last.job())
        ? Optional.of(last)
        : Optional.empty();
  }

  /** New conditions on top of the present ones. */
  Conditions conditions() {
    return new Conditions(before.conditions(), generation(), now);
  }
}
