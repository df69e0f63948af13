package dev.cairn.controller.registry;

import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what a version is worth: what the run of its name latched is compared with what the spec
 * says; what no run latched, or what has moved, is verified where it is. Pure.
 */
final class VersionPlanner {
  /**
   * Version and journal come by two watches: a new version that says that a run made it waits so
   * long for that run's journal before it is called foreign.
   */
  private static final Duration JOURNAL_MAY_LAG = Duration.ofSeconds(30);

  private static final Duration NAMESPACE_MAY_LAG = Duration.ofSeconds(2);

  private VersionPlanner() {}

  static VersionPlan plan(
      ModelVersion version, VersionObservation seen, WorkerSettings worker, Instant now) {
    VersionCase that = VersionCase.of(version, seen, now);
    if (that.isAheadOfItsNamespace()) {
      return VersionPlans.unchanged(that, NAMESPACE_MAY_LAG);
    }
    if (seen.latched().isEmpty() && that.before().state() == null && that.saysThatARunMadeIt()) {
      Duration left = JOURNAL_MAY_LAG.minus(that.age());
      if (left.isPositive()) {
        return VersionPlans.unchanged(that, left);
      }
    }
    return seen.latched()
        .flatMap(latched -> compared(that, latched))
        .or(() -> known(that))
        .map(status -> VersionPlans.settled(that, status))
        .orElseGet(() -> VerifyPlanner.plan(that, worker));
  }

  /** What the API server does not let us do about it. */
  static VersionPlan refused(
      ModelVersion version, VersionObservation seen, VersionRefusal refusal, Instant now) {
    VersionCase that = VersionCase.of(version, seen, now);
    return VersionPlans.awaiting(
        that,
        Standing.verifying(that, refusal.reason(), refusal.message()),
        VersionRefusal.TRY_AGAIN);
  }

  /**
   * What a person is told when a pass ended in a refusal; empty for a version that is settled: it
   * stays what it is, and what went wrong is in the log.
   */
  static Optional<VersionPlan> failed(ModelVersion version, VersionRefusal refusal, Instant now) {
    VersionState state = version.getStatus() == null ? null : version.getStatus().state();
    return state == VersionState.AVAILABLE || state == VersionState.REJECTED
        ? Optional.empty()
        : Optional.of(refused(version, VersionObservation.UNSEEN, refusal, now));
  }

  /** Empty when the journal does not know the places that the spec names. */
  private static Optional<ModelVersionStatus> compared(VersionCase that, LatchedEvidence latched) {
    Optional<String> mismatch = mismatch(that.spec(), latched);
    if (mismatch.isPresent()) {
      return Optional.of(Standing.refused(that, mismatch.get()));
    }
    return latched.isAbout(that.spec()) ? Optional.of(attested(that, latched)) : Optional.empty();
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
    if (!spec.model().name().equals(latched.evidence().model())) {
      return Optional.of(
          "spec.model.name is %s, but the run of this name trained model %s: its gates were about that one"
              .formatted(spec.model().name(), latched.evidence().model()));
    }
    return Optional.empty();
  }

  private static ModelVersionStatus attested(VersionCase that, LatchedEvidence latched) {
    ModelVersionStatus facts = VersionFacts.latched(that, latched);
    String run = latched.evidence().run();
    return Standing.verified(
        that,
        facts,
        new Standing.Words(
            summary(facts.provenance() == null ? Provenance.DECLARED : facts.provenance(), run),
            "digest as published by TrainingRun %s".formatted(run),
            that.spec().evidence() == null
                ? "spec.evidence is missing: add uri and digest of evidence.json"
                : "digest as latched by TrainingRun %s".formatted(run)));
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
   * Once verified, a version stays so where it is: nothing is read again, also when its run's
   * journal is gone. One that was moved and is set back is what it was.
   */
  private static Optional<ModelVersionStatus> known(VersionCase that) {
    ModelVersionStatus before = that.before();
    boolean available = before.state() == VersionState.AVAILABLE;
    if (available && before.verification() == null) {
      return Optional.of(Standing.kept(that)); // an earlier release did not say where
    }
    if (!that.isVerifiedHere()) {
      return Optional.empty();
    }
    boolean atRest =
        available
            && before.conditions().stream()
                .noneMatch(condition -> condition.type().equals(Standing.RECONCILING));
    return Optional.of(atRest ? Standing.kept(that) : restored(that));
  }

  private static ModelVersionStatus restored(VersionCase that) {
    String there = "digest as compared before at %s";
    ModelVersionSpec spec = that.spec();
    return Standing.verified(
        that,
        that.before(),
        new Standing.Words(
            VersionFacts.summary(that.before()),
            there.formatted(spec.artifact().uri()),
            spec.evidence() == null
                ? VerifyFindings.NO_EVIDENCE
                : there.formatted(spec.evidence().uri())));
  }
}
