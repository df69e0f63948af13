package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.kube.Truth;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.Trust;
import dev.cairn.crds.registry.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  static final String STALLED = "Stalled";

  /**
   * Version and journal come by two watches: a new version waits so long for its journal before it
   * is called foreign.
   */
  private static final Duration JOURNAL_MAY_LAG = Duration.ofSeconds(30);

  private static final Duration NAMESPACE_MAY_LAG = Duration.ofSeconds(2);

  private VersionPlanner() {}

  static VersionPlan plan(ModelVersion version, VersionObservation seen, Instant now) {
    VersionCase that = VersionCase.of(version, seen, now);
    if (that.isAheadOfItsNamespace()) {
      return new VersionPlan(that.before(), List.of(), Optional.of(NAMESPACE_MAY_LAG));
    }
    if (seen.latched().isEmpty() && that.before().state() == null) {
      Duration left = JOURNAL_MAY_LAG.minus(that.age());
      if (left.isPositive()) {
        return new VersionPlan(that.before(), List.of(), Optional.of(left));
      }
    }
    ModelVersionStatus next =
        seen.latched()
            .map(latched -> compared(that, latched))
            .orElseGet(
                () ->
                    that.before().state() == VersionState.AVAILABLE ? kept(that) : unknown(that));
    ModelVersionStatus settled = next.equals(that.before()) ? that.before() : next;
    return new VersionPlan(settled, events(that.before(), settled), Optional.empty());
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

  private static ModelVersionStatus compared(VersionCase that, LatchedEvidence latched) {
    Optional<String> mismatch = mismatch(that.spec(), latched);
    if (mismatch.isPresent()) {
      return rejected(that, mismatch.get());
    }
    String published = latched.evidence().artifact().uri();
    return that.spec().artifact().uri().equals(published)
        ? attested(that, latched)
        : unverified(
            that,
            "spec.artifact.uri moved to %s: verifying a moved artifact is not part of this release; set it back to %s"
                .formatted(that.spec().artifact().uri(), published));
  }

  private static ModelVersionStatus attested(VersionCase that, LatchedEvidence latched) {
    Provenance provenance = provenance(that.spec().evidence() != null, latched);
    ModelVersionStatus draft =
        ScoredFacts.fill(that.before().toBuilder(), latched.evidence())
            .observedGeneration(that.generation())
            .state(VersionState.AVAILABLE)
            .provenance(provenance)
            .source(EvidenceFacts.source(latched.evidence(), trust(latched)))
            .runtime(EvidenceFacts.runtime(latched.evidence()))
            .build();
    return StageEffect.ofVerified(
        that, draft, vouch(that.conditions(), provenance, latched.evidence().run()));
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

  private static Conditions vouch(Conditions conditions, Provenance provenance, String run) {
    boolean named = provenance != Provenance.DECLARED;
    return conditions
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

  /**
   * Once verified, a version stays so when its run's journal is gone: nothing speaks against it.
   */
  private static ModelVersionStatus kept(VersionCase that) {
    Conditions conditions = that.conditions();
    that.before().conditions().stream()
        .filter(condition -> !condition.type().equals(StageEffect.STAGE))
        .forEach(conditions::keep);
    return StageEffect.ofVerified(
        that,
        that.before().toBuilder().observedGeneration(that.generation()).build(),
        conditions);
  }

  /** How a version stands that is not verified. */
  private record Doubt(VersionState state, Truth artifact, VersionReason reason) {}

  private static ModelVersionStatus rejected(VersionCase that, String message) {
    return doubted(
        that,
        new Doubt(VersionState.REJECTED, Truth.FALSE, VersionReason.DigestMismatch),
        message);
  }

  private static ModelVersionStatus unknown(VersionCase that) {
    return unverified(
        that,
        "no run of this cluster made this version, and verifying others is not part of this release: it cannot be served yet");
  }

  private static ModelVersionStatus unverified(VersionCase that, String message) {
    return doubted(
        that,
        new Doubt(VersionState.PENDING, Truth.UNKNOWN, VersionReason.NotImplemented),
        message);
  }

  private static ModelVersionStatus doubted(VersionCase that, Doubt doubt, String message) {
    return StageEffect.ofUnverified(
        that,
        that.before().toBuilder()
            .observedGeneration(that.generation())
            .state(doubt.state())
            .build(),
        that.conditions()
            .set(READY, Truth.FALSE, doubt.reason(), message)
            .set(ARTIFACT, doubt.artifact(), doubt.reason(), message)
            .set(STALLED, Truth.TRUE, doubt.reason(), message));
  }

  private static List<PlannedEvent> events(ModelVersionStatus before, ModelVersionStatus after) {
    List<PlannedEvent> events = new ArrayList<>();
    StatusCondition ready = Conditions.find(after.conditions(), READY).orElseThrow();
    if (isNew(ready, before)) {
      events.add(
          after.state() == VersionState.AVAILABLE
              ? PlannedEvent.normal(ready.reason(), ready.message())
              : PlannedEvent.warning(ready.reason(), ready.message()));
    }
    Conditions.find(after.conditions(), StageEffect.STAGE)
        .filter(stage -> stage.status().equals(StatusCondition.FALSE))
        .filter(stage -> isNew(stage, before))
        .ifPresent(stage -> events.add(PlannedEvent.warning(stage.reason(), stage.message())));
    return events;
  }

  private static boolean isNew(StatusCondition condition, ModelVersionStatus before) {
    return Conditions.find(before.conditions(), condition.type())
        .filter(known -> Objects.equals(known.reason(), condition.reason()))
        .isEmpty();
  }
}
