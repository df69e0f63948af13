package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.kube.Truth;
import dev.cairn.crds.registry.Approval;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.Trust;
import dev.cairn.crds.registry.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what a version is worth: what the run latched is compared with what the spec says. Pure.
 */
final class VersionPlanner {
  static final String READY = "Ready";
  static final String ARTIFACT = "ArtifactVerified";
  static final String EVIDENCE = "EvidenceVerified";
  static final String STAGE = "StageEffective";
  static final String STALLED = "Stalled";

  /**
   * Version and journal come by two watches: a new version waits so long for its journal before it
   * is called foreign.
   */
  private static final Duration JOURNAL_MAY_LAG = Duration.ofSeconds(30);

  private VersionPlanner() {}

  static VersionPlan plan(ModelVersion version, VersionObservation seen, Instant now) {
    ModelVersionStatus before =
        version.getStatus() == null ? ModelVersionStatus.empty() : version.getStatus();
    if (seen.latched().isEmpty() && before.state() == null) {
      Duration left = Duration.between(now, created(version).plus(JOURNAL_MAY_LAG));
      if (left.isPositive()) {
        return new VersionPlan(before, List.of(), Optional.of(left));
      }
    }
    ModelVersionStatus next =
        seen.latched()
            .map(latched -> compared(version, before, latched, now))
            .orElseGet(
                () ->
                    before.state() == VersionState.AVAILABLE
                        ? kept(version, before, now)
                        : unknown(version, before, now));
    ModelVersionStatus settled = next.equals(before) ? before : next;
    return new VersionPlan(settled, events(before, settled), Optional.empty());
  }

  private static Instant created(ModelVersion version) {
    return Instant.parse(version.getMetadata().getCreationTimestamp());
  }

  /** Which digest of the spec is not the latched one; empty when both agree. */
  private static Optional<String> mismatch(ModelVersionSpec spec, LatchedEvidence latched) {
    String artifact = latched.evidence().artifact().digest();
    if (!spec.artifact().digest().equals(artifact)) {
      return Optional.of(
          "spec.artifact.digest is %s, but the run of this name published %s: correct it in a new version"
              .formatted(spec.artifact().digest(), artifact));
    }
    if (spec.evidence() != null && !spec.evidence().digest().equals(latched.digest())) {
      return Optional.of(
          "spec.evidence.digest is %s, but the run of this name wrote %s: correct it in a new version"
              .formatted(spec.evidence().digest(), latched.digest()));
    }
    return Optional.empty();
  }

  private static ModelVersionStatus compared(
      ModelVersion version, ModelVersionStatus before, LatchedEvidence latched, Instant now) {
    Optional<String> mismatch = mismatch(version.getSpec(), latched);
    if (mismatch.isPresent()) {
      return rejected(version, before, mismatch.get(), now);
    }
    if (!version.getSpec().artifact().uri().equals(latched.evidence().artifact().uri())) {
      return unverified(
          version,
          before,
          now,
          "spec.artifact.uri moved to %s: verifying a moved artifact is not part of this release; set it back to %s"
              .formatted(version.getSpec().artifact().uri(), latched.evidence().artifact().uri()));
    }
    return attested(version, before, latched, now);
  }

  private static ModelVersionStatus attested(
      ModelVersion version, ModelVersionStatus before, LatchedEvidence latched, Instant now) {
    Conditions conditions = conditions(version, before, now);
    boolean named = version.getSpec().evidence() != null;
    Provenance provenance = provenance(named, latched);
    vouch(conditions, provenance, latched.evidence().run());
    return ScoredFacts.fill(StageHistory.effective(version, before, now), latched.evidence())
        .observedGeneration(version.getMetadata().getGeneration())
        .state(VersionState.AVAILABLE)
        .provenance(provenance)
        .source(EvidenceFacts.source(latched.evidence(), trust(latched)))
        .runtime(EvidenceFacts.runtime(latched.evidence()))
        .conditions(stage(conditions, version.getSpec()).build())
        .build();
  }

  /** Evidence that was met at the output may be anybody's: its digests hold, and nothing more. */
  private static Provenance provenance(boolean named, LatchedEvidence latched) {
    if (!named) {
      return Provenance.DECLARED;
    }
    return latched.found() ? Provenance.IMPORTED : Provenance.ATTESTED;
  }

  private static Trust trust(LatchedEvidence latched) {
    return latched.found() ? Trust.DECLARED : Trust.VERIFIED;
  }

  private static void vouch(Conditions conditions, Provenance provenance, String run) {
    boolean named = provenance != Provenance.DECLARED;
    conditions
        .set(READY, Truth.TRUE, VersionReason.Verified, summary(provenance, run))
        .set(
            ARTIFACT,
            Truth.TRUE,
            VersionReason.Verified,
            "digest as published by TrainingRun %s".formatted(run))
        .set(
            EVIDENCE,
            named ? Truth.TRUE : Truth.FALSE,
            named ? VersionReason.Verified : VersionReason.NoEvidence,
            named
                ? "digest as latched by TrainingRun %s".formatted(run)
                : "spec.evidence is missing: add uri and digest of evidence.json");
  }

  private static String summary(Provenance provenance, String run) {
    return switch (provenance) {
      case ATTESTED -> "attested: TrainingRun %s of this cluster made it".formatted(run);
      case IMPORTED ->
          "imported: TrainingRun %s found it published already; its digests agree, and nobody here saw it being made"
              .formatted(run);
      case DECLARED, UNRECOGNISED ->
          "declared: the artifact is the one that TrainingRun %s of this cluster published, but spec.evidence is missing"
              .formatted(run);
    };
  }

  private static Conditions stage(Conditions conditions, ModelVersionSpec spec) {
    Optional<Approval> rejection = StageHistory.rejection(spec);
    return rejection.isPresent()
        ? conditions.set(
            STAGE,
            Truth.FALSE,
            VersionReason.Rejected,
            "stage %s is rejected by %s (%s): set spec.stage back, or remove the rejection"
                .formatted(
                    spec.stage(),
                    rejection.get().by(),
                    Objects.requireNonNullElse(rejection.get().reason(), "no reason given")))
        : conditions.set(
            STAGE,
            Truth.TRUE,
            VersionReason.Effective,
            "stage %s is in effect".formatted(spec.stage()));
  }

  /**
   * Once verified, a version stays so when its run's journal is gone: nothing speaks against it.
   */
  private static ModelVersionStatus kept(
      ModelVersion version, ModelVersionStatus before, Instant now) {
    Conditions conditions = conditions(version, before, now);
    before.conditions().stream()
        .filter(condition -> !condition.type().equals(STAGE))
        .forEach(conditions::keep);
    return StageHistory.effective(version, before, now)
        .observedGeneration(version.getMetadata().getGeneration())
        .conditions(stage(conditions, version.getSpec()).build())
        .build();
  }

  /** How a version stands that is not verified. */
  private record Doubt(VersionState state, Truth artifact, VersionReason reason) {}

  private static ModelVersionStatus rejected(
      ModelVersion version, ModelVersionStatus before, String message, Instant now) {
    Doubt doubt = new Doubt(VersionState.REJECTED, Truth.FALSE, VersionReason.DigestMismatch);
    return doubted(doubt, version, before, conditions(version, before, now), message);
  }

  private static ModelVersionStatus unknown(
      ModelVersion version, ModelVersionStatus before, Instant now) {
    return unverified(
        version,
        before,
        now,
        "no run of this cluster made this version, and verifying others is not part of this release: it cannot be served yet");
  }

  private static ModelVersionStatus unverified(
      ModelVersion version, ModelVersionStatus before, Instant now, String message) {
    Doubt doubt = new Doubt(VersionState.PENDING, Truth.UNKNOWN, VersionReason.NotImplemented);
    return doubted(doubt, version, before, conditions(version, before, now), message);
  }

  private static ModelVersionStatus doubted(
      Doubt doubt,
      ModelVersion version,
      ModelVersionStatus before,
      Conditions conditions,
      String message) {
    return before.toBuilder()
        .observedGeneration(version.getMetadata().getGeneration())
        .state(doubt.state())
        .conditions(
            conditions
                .set(READY, Truth.FALSE, doubt.reason(), message)
                .set(ARTIFACT, doubt.artifact(), doubt.reason(), message)
                .set(STALLED, Truth.TRUE, doubt.reason(), message)
                .build())
        .build();
  }

  private static Conditions conditions(
      ModelVersion version, ModelVersionStatus before, Instant now) {
    return new Conditions(before.conditions(), version.getMetadata().getGeneration(), now);
  }

  private static List<PlannedEvent> events(ModelVersionStatus before, ModelVersionStatus after) {
    var ready = Conditions.find(after.conditions(), READY).orElseThrow();
    boolean known =
        Conditions.find(before.conditions(), READY)
            .map(condition -> Objects.equals(condition.reason(), ready.reason()))
            .orElse(false);
    if (known) {
      return List.of();
    }
    return List.of(
        after.state() == VersionState.AVAILABLE
            ? PlannedEvent.normal(ready.reason(), ready.message())
            : PlannedEvent.warning(ready.reason(), ready.message()));
  }
}
