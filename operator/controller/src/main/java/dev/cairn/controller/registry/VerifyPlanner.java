package dev.cairn.controller.registry;

import dev.cairn.contract.Evidence;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.kube.Truth;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.PodTrouble;
import dev.cairn.controller.work.PodTroublePolicy;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.controller.work.StepView;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Verifies what no journal of this cluster vouches for where it is: one Job compares, what it found
 * is latched in status, and a place that could not be read is tried again, less and less often.
 * Pure.
 */
final class VerifyPlanner {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(2);
  private static final Duration CACHE_MAY_LAG = Duration.ofSeconds(2);
  private static final String REMEDY = "correct spec.storage or spec.pod";

  private VerifyPlanner() {}

  static VersionPlan plan(VersionCase that, WorkerSettings worker) {
    if (that.isJudged()) {
      return VersionPlans.settled(that, Standing.kept(that));
    }
    Optional<Duration> pause = that.pause();
    if (pause.isPresent()) {
      Duration next = pause.get().compareTo(LOOK_AGAIN) < 0 ? pause.get() : LOOK_AGAIN;
      return VersionPlans.awaiting(that, Standing.kept(that), next);
    }
    return switch (that.seen().verifying().job()) {
      case JobState.Absent ignored -> begin(that, worker);
      case JobState.Leaving ignored ->
          waiting(that, VersionReason.Verifying, "an earlier Job is being deleted", CACHE_MAY_LAG);
      case JobState.Foreign foreign ->
          waiting(
              that,
              VersionReason.NameConflict,
              taken(VerifyJobManifest.name(that.version(), that.attempt()), foreign.owner()),
              LOOK_AGAIN);
      case JobState.Present present -> look(that, present.job());
    };
  }

  /** What a person is told of an object that is in the way. */
  static String taken(String job, String owner) {
    return "a Job %s is there already (%s): delete it".formatted(job, owner);
  }

  private static VersionPlan begin(VersionCase that, WorkerSettings worker) {
    var job = VerifyJobManifest.of(that.version(), that.attempt(), worker);
    return VersionPlans.awaiting(that, at(that, job.getMetadata().getName()), startExpected())
        .creating(List.of(job));
  }

  private static Duration startExpected() {
    return PodTroublePolicy.POD_EXPECTED.plusSeconds(2);
  }

  private static ModelVersionStatus at(VersionCase that, String job) {
    return Standing.verifying(
        that, VersionReason.Verifying, "Job %s compares digests".formatted(job));
  }

  private static VersionPlan waiting(
      VersionCase that, VersionReason reason, String message, Duration next) {
    return VersionPlans.awaiting(that, Standing.verifying(that, reason, message), next);
  }

  private static VersionPlan look(VersionCase that, JobView job) {
    return switch (job.phase()) {
      case SUSPENDED ->
          waiting(
              that,
              VersionReason.Verifying,
              "Job %s is suspended: let it go on (spec.suspend)".formatted(job.name()),
              LOOK_AGAIN);
      case ACTIVE -> atWork(that, job);
      case COMPLETE -> ended(that, job);
      case FAILED ->
          unread(that, VerifyFindings.nothing(that.spec(), VerifyFailurePolicy.explain(job)));
    };
  }

  private static VersionPlan atWork(VersionCase that, JobView job) {
    Optional<PodTrouble> trouble = PodTroublePolicy.find(job, that.now(), REMEDY);
    if (trouble.isPresent()) {
      return waiting(
          that,
          VersionReason.valueOf(trouble.get().kind().name()),
          trouble.get().message(),
          LOOK_AGAIN);
    }
    boolean works = job.steps().stream().anyMatch(step -> step.state() == StepView.State.RUNNING);
    return VersionPlans.awaiting(that, at(that, job.name()), works ? LOOK_AGAIN : startExpected());
  }

  private static VersionPlan ended(VersionCase that, JobView job) {
    Optional<StepView> step = job.step(Step.VERIFY.container());
    if (step.isPresent() && step.get().state() != StepView.State.TERMINATED) {
      return VersionPlans.readingOn(that, at(that, job.name()), CACHE_MAY_LAG);
    }
    VerifyFindings found =
        StepMessages.result(step.orElse(null))
            .flatMap(result -> said(that, result))
            .orElseGet(
                () ->
                    VerifyFindings.nothing(
                        that.spec(),
                        "Job %s is done, but its pod went away before its result was read"
                            .formatted(job.name())));
    if (found.isMismatch()) {
      return VersionPlans.settled(that, Standing.refused(that, found));
    }
    return found.isRight() ? right(that, job, found) : unread(that, found);
  }

  private static Optional<VerifyFindings> said(VersionCase that, StepResult result) {
    return Optional.ofNullable(result.verification())
        .filter(verification -> verification.artifact() != null)
        .map(verification -> VerifyFindings.of(that.spec(), verification));
  }

  private static VersionPlan right(VersionCase that, JobView job, VerifyFindings found) {
    Optional<LatchedEvidence> latched = that.seen().latched();
    if (latched.isPresent()) {
      return verified(that, VersionFacts.latched(that, latched.get()), found);
    }
    if (that.spec().evidence() == null) {
      return verified(that, VersionFacts.declared(that), found);
    }
    if (!that.needsEvidence()) {
      return verified(that, that.before(), found);
    }
    return switch (that.seen().verifying().printed()) {
      case EvidenceState.Pending ignored ->
          VersionPlans.readingOn(that, at(that, job.name()), CACHE_MAY_LAG);
      case EvidenceState.Unreadable unreadable ->
          unread(
              that,
              found.withEvidence(
                  Truth.UNKNOWN,
                  VersionReason.Unreachable,
                  "evidence: it has its digest, but cannot be read: " + unreadable.why()));
      case EvidenceState.Read read -> imported(that, read.evidence(), found);
    };
  }

  /** The digest of the document is right; what it is about is compared here, too. */
  private static VersionPlan imported(VersionCase that, Evidence evidence, VerifyFindings found) {
    Optional<String> other = aboutOther(that.spec(), evidence);
    if (other.isPresent()) {
      return VersionPlans.settled(
          that,
          Standing.refused(
              that, found.withEvidence(Truth.FALSE, VersionReason.DigestMismatch, other.get())));
    }
    try {
      return verified(that, VersionFacts.imported(that, evidence), found);
    } catch (IllegalArgumentException | NullPointerException e) {
      // somebody's evidence: its parts may be anything, and may be missing
      return unread(
          that,
          found.withEvidence(
              Truth.UNKNOWN,
              VersionReason.Unreachable,
              "evidence: it has its digest, but is none that this release can read (%s); make the version with other evidence or with none"
                  .formatted(e.getMessage())));
    }
  }

  private static Optional<String> aboutOther(ModelVersionSpec spec, Evidence evidence) {
    String artifact = spec.artifact().digest();
    if (!artifact.equals(evidence.artifact().digest())) {
      return Optional.of(
          "the evidence is about another artifact: it says %s, spec.artifact.digest is %s"
              .formatted(evidence.artifact().digest(), artifact));
    }
    String model = spec.model().name();
    return model.equals(evidence.model())
        ? Optional.empty()
        : Optional.of(
            "the evidence is about model %s, spec.model.name is %s: name the model that it is about"
                .formatted(evidence.model(), model));
  }

  private static VersionPlan verified(
      VersionCase that, ModelVersionStatus facts, VerifyFindings found) {
    return VersionPlans.settled(
        that,
        Standing.verified(
            that,
            facts,
            new Standing.Words(
                VersionFacts.summary(facts), found.artifact().message(), found.evidenceWords())));
  }

  private static VersionPlan unread(VersionCase that, VerifyFindings found) {
    Instant next =
        that.now().plus(VerifyPause.after(that.attempt())).truncatedTo(ChronoUnit.SECONDS);
    return VersionPlans.awaiting(that, Standing.unread(that, found, next.toString()), LOOK_AGAIN);
  }
}
