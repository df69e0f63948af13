package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Truth;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Verification;
import dev.cairn.crds.registry.VersionState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a version stands, as its status tells it. Pure. */
final class Standing {
  static final String READY = "Ready";
  static final String ARTIFACT = "ArtifactVerified";
  static final String EVIDENCE = "EvidenceVerified";
  static final String RECONCILING = "Reconciling";
  static final String STALLED = "Stalled";

  private static final Verification NOWHERE = new Verification(null, null, null, null, null);

  private Standing() {}

  /**
   * What is found right, in words.
   *
   * @param ready of the whole
   * @param artifact where its digest was found
   * @param evidence where its digest was found, or why there is none
   */
  record Words(String ready, String artifact, String evidence) {}

  /**
   * Both have their digests.
   *
   * @param facts the new status as far as facts go
   */
  static ModelVersionStatus verified(VersionCase that, ModelVersionStatus facts, Words words) {
    boolean named = that.spec().evidence() != null;
    Conditions conditions =
        that.conditions()
            .set(READY, Truth.TRUE, VersionReason.Verified, words.ready())
            .set(ARTIFACT, Truth.TRUE, VersionReason.Verified, words.artifact())
            .set(
                EVIDENCE,
                named ? Truth.TRUE : Truth.FALSE,
                named ? VersionReason.Verified : VersionReason.NoEvidence,
                words.evidence());
    ModelVersionStatus draft =
        facts.toBuilder()
            .observedGeneration(that.generation())
            .state(VersionState.AVAILABLE)
            .verification(Verification.at(that.spec()))
            .build();
    return StageEffect.ofVerified(that, draft, conditions);
  }

  /** All as it was, but the stage: that one follows spec and rules. */
  static ModelVersionStatus kept(VersionCase that) {
    Conditions conditions = that.conditions();
    that.before().conditions().stream()
        .filter(condition -> !condition.type().equals(StageEffect.STAGE))
        .forEach(conditions::keep);
    boolean available = that.before().state() == VersionState.AVAILABLE;
    ModelVersionStatus draft =
        that.before().toBuilder()
            .observedGeneration(that.generation())
            .verification(available ? Verification.at(that.spec()) : that.before().verification())
            .build();
    return available
        ? StageEffect.ofVerified(that, draft, conditions)
        : StageEffect.ofUnverified(that, draft, conditions);
  }

  /** A digest in the spec is not the one that the run of this name has latched. */
  static ModelVersionStatus refused(VersionCase that, String message) {
    VersionReason reason = VersionReason.DigestMismatch;
    return unverified(
        that,
        VersionState.REJECTED,
        that.before().verification(),
        that.conditions()
            .set(READY, Truth.FALSE, reason, message)
            .set(ARTIFACT, Truth.FALSE, reason, message)
            .set(STALLED, Truth.TRUE, reason, message));
  }

  /** A Job has found another digest: no other try would change that. */
  static ModelVersionStatus refused(VersionCase that, VerifyFindings found) {
    VersionReason reason = VersionReason.DigestMismatch;
    Conditions conditions = that.conditions().set(READY, Truth.FALSE, reason, found.message());
    found.tell(conditions).set(STALLED, Truth.TRUE, reason, found.message());
    return unverified(that, VersionState.REJECTED, last(that, null), conditions);
  }

  /**
   * A Job could not read everything.
   *
   * @param next when another one tries
   */
  static ModelVersionStatus unread(VersionCase that, VerifyFindings found, String next) {
    VersionReason reason = VersionReason.Unreachable;
    String message =
        "%s; the next try is at %s, or at once when spec.artifact.uri, spec.evidence.uri, spec.storage or spec.pod change"
            .formatted(found.message(), next);
    Conditions conditions = that.conditions().set(READY, Truth.UNKNOWN, reason, message);
    found.tell(conditions).set(RECONCILING, Truth.TRUE, reason, message);
    return unverified(that, VersionState.PENDING, last(that, next), conditions);
  }

  /**
   * A Job is at work, or should be.
   *
   * @param reason Verifying, or what keeps it from its work
   */
  static ModelVersionStatus verifying(VersionCase that, VersionReason reason, String message) {
    boolean available = that.before().state() == VersionState.AVAILABLE;
    Conditions conditions = that.conditions();
    standing(that, available)
        .ifPresentOrElse(
            conditions::keep, () -> conditions.set(READY, Truth.UNKNOWN, reason, message));
    VerifyFindings.awaited(that.spec())
        .tell(conditions)
        .set(RECONCILING, Truth.TRUE, reason, message);
    return unverified(
        that,
        available ? VersionState.AVAILABLE : VersionState.PENDING,
        that.before().verification(),
        conditions);
  }

  /**
   * What stays true while a Job looks: a version that has moved is what it was, and one that could
   * not be read still says why.
   */
  private static Optional<StatusCondition> standing(VersionCase that, boolean available) {
    return available || that.attempt() > 1
        ? Conditions.find(that.before().conditions(), READY)
        : Optional.empty();
  }

  private static ModelVersionStatus unverified(
      VersionCase that,
      VersionState state,
      @Nullable Verification verification,
      Conditions conditions) {
    ModelVersionStatus draft =
        that.before().toBuilder()
            .observedGeneration(that.generation())
            .state(state)
            .verification(verification)
            .build();
    return StageEffect.ofUnverified(that, draft, conditions);
  }

  private static Verification last(VersionCase that, @Nullable String next) {
    Verification before = that.before().verification();
    int attempt = that.attempt();
    return (before == null ? NOWHERE : before)
        .after(VerifyJobManifest.name(that.version(), attempt), attempt, next);
  }
}
