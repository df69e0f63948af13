package dev.cairn.controller.registry;

import static dev.cairn.contract.Verification.Verdict.DIGEST_MISMATCH;
import static dev.cairn.contract.Verification.Verdict.UNREACHABLE;
import static dev.cairn.contract.Verification.Verdict.VERIFIED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Verification.Verdict;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobChange;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.Trust;
import dev.cairn.crds.registry.Verification;
import dev.cairn.crds.registry.VersionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a version that no journal of this cluster vouches for. */
class VerifyPlannerTest {
  private static final EvidenceState EVIDENCE = Verifying.read(Versions.EVIDENCE);

  private static String condition(ModelVersionStatus status, String type) {
    return Conditions.find(status.conditions(), type)
        .map(condition -> condition.status() + " " + condition.reason())
        .orElse("absent");
  }

  private static String message(ModelVersionStatus status, String type) {
    return Conditions.find(status.conditions(), type).orElseThrow().message();
  }

  private static VersionPlan done(ModelVersion version, Verdict artifact, Verdict evidence) {
    return Versions.plan(
        version,
        Verifying.seen(Verifying.done(version, Verifying.said(artifact, evidence)), EVIDENCE));
  }

  @Test
  void makesOneJobForAVersionThatNobodyKnows() {
    VersionPlan plan = Versions.plan(Versions.version(), Versions.unknown());

    assertThat(plan.create())
        .singleElement()
        .extracting(job -> job.getMetadata().getName())
        .isEqualTo(VerifyJobManifest.name(Versions.version(), 1));
    assertThat(plan.status().state()).isEqualTo(VersionState.PENDING);
    assertThat(condition(plan.status(), "Ready")).isEqualTo("Unknown Verifying");
    assertThat(condition(plan.status(), "Reconciling")).isEqualTo("True Verifying");
    assertThat(condition(plan.status(), "ArtifactVerified")).isEqualTo("Unknown Verifying");
    assertThat(condition(plan.status(), "EvidenceVerified")).isEqualTo("Unknown Verifying");
    assertThat(condition(plan.status(), "StageEffective")).isEqualTo("absent");
    assertThat(plan.status().provenance()).isNull();
    assertThat(plan.next()).contains(Duration.ofSeconds(17));
    assertThat(plan.events()).extracting(PlannedEvent::type).containsOnly(PlannedEvent.Type.Normal);
  }

  @Test
  void importsWhatHasItsDigests() {
    ModelVersion version = Versions.version();

    VersionPlan plan = done(version, VERIFIED, VERIFIED);

    ModelVersionStatus status = plan.status();
    assertThat(status.state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(status.provenance()).isEqualTo(Provenance.IMPORTED);
    assertThat(condition(status, "Ready")).isEqualTo("True Verified");
    assertThat(message(status, "Ready")).startsWith("imported:");
    assertThat(message(status, "ArtifactVerified")).isEqualTo("the model is VERIFIED");
    assertThat(message(status, "EvidenceVerified")).isEqualTo("the document is VERIFIED");
    assertThat(condition(status, "Reconciling")).isEqualTo("absent");
    assertThat(requireNonNull(status.source()).trainingRun()).isEqualTo("churn-a");
    assertThat(status.source().facts())
        .containsEntry("artifact", Trust.VERIFIED)
        .containsEntry("datasets", Trust.DECLARED)
        .containsEntry("image", Trust.DECLARED);
    assertThat(status.metrics()).containsEntry("trainer.auc", 0.861);
    assertThat(status.stage()).isEqualTo("Staging");
    assertThat(status.verification()).isEqualTo(Verification.at(version.getSpec()));
    assertThat(plan.create()).isEmpty();
    assertThat(plan.next()).isEmpty();
  }

  @Test
  void letsTheJobGoOnceItsResultIsLatched() {
    ModelVersion version = Versions.version();
    JobView job = Verifying.done(version, Verifying.said(VERIFIED, VERIFIED));

    assertThat(Versions.plan(version, Verifying.seen(job, EVIDENCE)).release())
        .containsExactly(JobChange.expireAfter(job, 600));
    assertThat(Versions.plan(version, Verifying.seen(job, Verifying.UNREAD)).release())
        .as("while the evidence is being read")
        .isEmpty();
  }

  @Test
  void forgottenJobsGoToo() {
    ModelVersion version = Versions.version();
    JobView job = Verifying.done(version, Verifying.said(VERIFIED, VERIFIED));
    ModelVersion settled =
        Versions.with(Versions.version(), done(version, VERIFIED, VERIFIED).status());

    VersionPlan plan = Versions.plan(settled, Verifying.seen(job, EVIDENCE));

    assertThat(plan.status()).isSameAs(settled.getStatus());
    assertThat(plan.release()).containsExactly(JobChange.expireAfter(job, 600));
  }

  @Test
  void readsNothingAgainOnceItIsAvailable() {
    ModelVersion settled =
        Versions.with(Versions.version(), done(Versions.version(), VERIFIED, VERIFIED).status());

    VersionPlan plan = Versions.plan(settled, Versions.unknown(), Versions.NOW.plusSeconds(9999));

    assertThat(plan.create()).isEmpty();
    assertThat(plan.status()).isSameAs(settled.getStatus());
    assertThat(plan.events()).isEmpty();
    assertThat(plan.next()).isEmpty();
  }

  @Test
  void declaresAVersionWithoutEvidence() {
    ModelVersion version = Versions.version(spec -> spec.remove("evidence"));
    JobView job = Verifying.done(version, Verifying.saidOfArtifact(VERIFIED));

    ModelVersionStatus status =
        Versions.plan(version, Verifying.seen(job, Verifying.UNREAD)).status();

    assertThat(status.state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(status.provenance()).isEqualTo(Provenance.DECLARED);
    assertThat(status.source()).isNull();
    assertThat(condition(status, "ArtifactVerified")).isEqualTo("True Verified");
    assertThat(condition(status, "EvidenceVerified")).isEqualTo("False NoEvidence");
    assertThat(message(status, "Ready")).startsWith("declared:");
  }

  @ParameterizedTest
  @CsvSource({
    "DIGEST_MISMATCH, VERIFIED, False DigestMismatch, True Verified, artifact: the model is DIGEST_MISMATCH",
    "VERIFIED, DIGEST_MISMATCH, True Verified, False DigestMismatch, evidence: the document is DIGEST_MISMATCH",
    "DIGEST_MISMATCH, UNREACHABLE, False DigestMismatch, Unknown Unreachable, artifact: the model is DIGEST_MISMATCH; evidence: the document is UNREACHABLE"
  })
  void rejectsWhatHasAnotherDigest(
      Verdict artifact, Verdict evidence, String first, String second, String message) {
    VersionPlan plan = done(Versions.version(), artifact, evidence);

    ModelVersionStatus status = plan.status();
    assertThat(status.state()).isEqualTo(VersionState.REJECTED);
    assertThat(condition(status, "Ready")).isEqualTo("False DigestMismatch");
    assertThat(condition(status, "Stalled")).isEqualTo("True DigestMismatch");
    assertThat(condition(status, "Reconciling")).isEqualTo("absent");
    assertThat(condition(status, "ArtifactVerified")).isEqualTo(first);
    assertThat(condition(status, "EvidenceVerified")).isEqualTo(second);
    assertThat(message(status, "Ready")).isEqualTo(message);
    assertThat(status.stage()).isNull();
    assertThat(plan.next()).isEmpty();
    assertThat(plan.release()).hasSize(1);
  }

  @Test
  void aRejectedVersionStaysRejectedUntilItMoves() {
    ModelVersionStatus rejected = done(Versions.version(), DIGEST_MISMATCH, VERIFIED).status();

    VersionPlan same =
        Versions.plan(Versions.with(Versions.version(), rejected), Versions.unknown());
    VersionPlan moved =
        Versions.plan(
            Versions.with(Versions.movedTo("pvc://mirror/churn/model/"), rejected),
            Versions.unknown());

    assertThat(same.status()).isSameAs(rejected);
    assertThat(same.create()).isEmpty();
    assertThat(moved.create()).hasSize(1);
    assertThat(moved.status().state()).isEqualTo(VersionState.PENDING);
    assertThat(condition(moved.status(), "Stalled")).isEqualTo("absent");
  }

  @Test
  void doesNotImportEvidenceOfAnotherArtifactWhateverThePodSays() {
    String foreign = Versions.EVIDENCE.replace(Versions.ARTIFACT, "sha256:" + "ef".repeat(32));
    ModelVersion version = Versions.version();

    ModelVersionStatus status =
        Versions.plan(
                version,
                Verifying.seen(
                    Verifying.done(version, Verifying.said(VERIFIED, VERIFIED)),
                    Verifying.read(foreign)))
            .status();

    assertThat(status.state()).isEqualTo(VersionState.REJECTED);
    assertThat(condition(status, "EvidenceVerified")).isEqualTo("False DigestMismatch");
    assertThat(message(status, "Ready")).contains("about another artifact");
    assertThat(status.source()).isNull();
  }

  @Test
  void aPlaceThatCannotBeReadIsTriedAgainLessAndLessOften() {
    ModelVersion version = Versions.version();
    ModelVersionStatus status = done(version, UNREACHABLE, VERIFIED).status();

    assertThat(status.state()).isEqualTo(VersionState.PENDING);
    assertThat(condition(status, "Ready")).isEqualTo("Unknown Unreachable");
    assertThat(condition(status, "Reconciling")).isEqualTo("True Unreachable");
    assertThat(condition(status, "ArtifactVerified")).isEqualTo("Unknown Unreachable");
    assertThat(condition(status, "EvidenceVerified")).isEqualTo("True Verified");
    assertThat(message(status, "Ready"))
        .startsWith("artifact: the model is UNREACHABLE; the next try is at 2026-11-21T10:11:00Z");
    assertThat(requireNonNull(status.verification()).nextTime()).isEqualTo("2026-11-21T10:11:00Z");

    ModelVersion waiting = Versions.with(Versions.version(), status);
    VersionPlan early = Versions.plan(waiting, Versions.unknown(), Versions.NOW.plusSeconds(599));
    VersionPlan due = Versions.plan(waiting, Versions.unknown(), Versions.NOW.plusSeconds(600));

    assertThat(early.create()).isEmpty();
    assertThat(early.status()).isSameAs(status);
    assertThat(early.next()).contains(Duration.ofSeconds(1));
    assertThat(due.create())
        .singleElement()
        .extracting(job -> job.getMetadata().getName())
        .isEqualTo(VerifyJobManifest.name(version, 2));
    assertThat(condition(due.status(), "Ready"))
        .as("says why until it is better known")
        .isEqualTo("Unknown Unreachable");
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 40", "4, 60", "5, 60", "1000, 60"})
  void pausesAreBounded(int attempt, long minutes) {
    assertThat(VerifyPlanner.pauseAfter(attempt)).isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void aChangeOfWhatIsNeededToReadItVerifiesAtOnce() {
    ModelVersionStatus status = done(Versions.version(), UNREACHABLE, VERIFIED).status();
    ModelVersion withKeys =
        Versions.version(
            spec ->
                spec.putArray("storage")
                    .addObject()
                    .put("prefix", "s3://models/")
                    .putObject("secretRef")
                    .put("name", "reader"));

    VersionPlan plan = Versions.plan(Versions.with(withKeys, status), Versions.unknown());

    assertThat(plan.create()).hasSize(1);
    assertThat(condition(plan.status(), "Ready")).isEqualTo("Unknown Verifying");
  }

  @Test
  void aWipedStatusReadsTheSameJobAgainAndMakesNone() {
    ModelVersion version = Versions.version();
    JobView job = Verifying.done(version, Verifying.said(VERIFIED, VERIFIED));

    VersionPlan plan = Versions.plan(Versions.version(), Verifying.seen(job, EVIDENCE));

    assertThat(plan.create()).isEmpty();
    assertThat(plan.status()).isEqualTo(done(version, VERIFIED, VERIFIED).status());
  }

  @Test
  void aWipedJournalIsNeverAttested() {
    ModelVersionStatus attested = Versions.plan(Versions.version(), Versions.attested()).status();

    assertThat(attested.provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(done(Versions.version(), VERIFIED, VERIFIED).status().provenance())
        .isEqualTo(Provenance.IMPORTED);
  }

  @Test
  void waitsUntilTheCachesShowHowTheContainerEnded() {
    ModelVersion version = Versions.version();
    JobView job = Verifying.job(version, JobView.Phase.COMPLETE, null, Verifying.running());

    VersionPlan plan = Versions.plan(version, Verifying.seen(job, Verifying.UNREAD));

    assertThat(condition(plan.status(), "Ready")).isEqualTo("Unknown Verifying");
    assertThat(plan.next()).contains(Duration.ofSeconds(2));
    assertThat(plan.release()).isEmpty();
  }

  @Test
  void aPodThatWentAwayBeforeItWasReadIsTriedAgain() {
    ModelVersion version = Versions.version();
    JobView gone = Verifying.job(version, JobView.Phase.COMPLETE, null);

    assertThat(
            message(
                Versions.plan(version, Verifying.seen(gone, Verifying.UNREAD)).status(), "Ready"))
        .contains("its pod went away before its result was read");
    ModelVersionStatus status =
        Versions.plan(
                version,
                Verifying.seen(
                    Verifying.done(version, Verifying.said(VERIFIED, VERIFIED)),
                    new EvidenceState.Unreadable("its pod is gone")))
            .status();
    assertThat(condition(status, "ArtifactVerified")).isEqualTo("True Verified");
    assertThat(condition(status, "EvidenceVerified")).isEqualTo("Unknown Unreachable");
    assertThat(message(status, "Ready")).contains("cannot be read: its pod is gone");
  }

  @Test
  void aWorkerThatSaysNothingOfTheEvidenceIsNotBelieved() {
    ModelVersion version = Versions.version();
    JobView job = Verifying.done(version, Verifying.saidOfArtifact(VERIFIED));

    assertThat(
            condition(
                Versions.plan(version, Verifying.seen(job, EVIDENCE)).status(), "EvidenceVerified"))
        .isEqualTo("Unknown Unreachable");
  }

  @Test
  void namesWhatKeepsThePodFromItsWork() {
    ModelVersion version = Versions.version();
    JobView unpullable =
        Verifying.active(version, Verifying.waiting("ImagePullBackOff", "no such image"));
    JobView unconfigured =
        Verifying.active(
            version,
            Verifying.waiting("CreateContainerConfigError", "secret \"reader\" not found"));

    ModelVersionStatus first =
        Versions.plan(version, Verifying.seen(unpullable, Verifying.UNREAD)).status();
    ModelVersionStatus second =
        Versions.plan(version, Verifying.seen(unconfigured, Verifying.UNREAD)).status();

    assertThat(condition(first, "Ready")).isEqualTo("Unknown ImagePullFailed");
    assertThat(condition(first, "Reconciling")).isEqualTo("True ImagePullFailed");
    assertThat(condition(second, "Ready")).isEqualTo("Unknown Unschedulable");
    assertThat(message(second, "Ready"))
        .contains("secret \"reader\" not found", "correct spec.storage or spec.pod");
  }

  @Test
  void looksAgainSoonUntilTheContainerRuns() {
    ModelVersion version = Versions.version();

    assertThat(
            Versions.plan(version, Verifying.seen(Verifying.active(version), Verifying.UNREAD))
                .next())
        .contains(Duration.ofSeconds(17));
    assertThat(
            Versions.plan(
                    version,
                    Verifying.seen(
                        Verifying.active(version, Verifying.running()), Verifying.UNREAD))
                .next())
        .contains(Duration.ofMinutes(2));
  }

  @Test
  void saysThatAJobIsSuspendedOrInTheWay() {
    ModelVersion version = Versions.version();
    JobView held = Verifying.job(version, JobView.Phase.SUSPENDED, null);

    assertThat(
            message(
                Versions.plan(version, Verifying.seen(held, Verifying.UNREAD)).status(), "Ready"))
        .contains("is suspended");
    ModelVersionStatus taken =
        Versions.plan(version, Verifying.seen(new JobState.Foreign("CronJob/nightly"))).status();
    assertThat(condition(taken, "Ready")).isEqualTo("Unknown NameConflict");
    assertThat(message(taken, "Ready")).contains("CronJob/nightly", "delete it");
    assertThat(Versions.plan(version, Verifying.seen(new JobState.Leaving())).create()).isEmpty();
  }

  @Test
  void saysWhatTheServerRefuses() {
    ModelVersion version = Versions.version();

    VersionPlan plan =
        VersionPlanner.refused(
            version,
            Versions.unknown(),
            new VersionRefusal(VersionReason.Forbidden, "exceeded quota: small"),
            Versions.NOW);

    assertThat(condition(plan.status(), "Ready")).isEqualTo("Unknown Forbidden");
    assertThat(message(plan.status(), "Ready")).isEqualTo("exceeded quota: small");
    assertThat(plan.create()).isEmpty();
    assertThat(plan.next()).contains(Duration.ofMinutes(1));
  }

  @Test
  void everyFailureOfTheJobIsTriedAgain() {
    ModelVersion version = Versions.version();
    JobView job = Verifying.failed(version, "DeadlineExceeded");

    ModelVersionStatus status =
        Versions.plan(version, Verifying.seen(job, Verifying.UNREAD)).status();

    assertThat(condition(status, "Ready")).isEqualTo("Unknown Unreachable");
    assertThat(message(status, "Ready")).contains("was not done within six hours");
    assertThat(requireNonNull(status.verification()).attempt()).isEqualTo(1);
  }

  @Test
  void theFirstVersionOfTheJobsOfManyIsEnough() {
    List<JobView> many =
        List.of(
            Verifying.done(Versions.version(), Verifying.said(VERIFIED, VERIFIED)),
            Verifying.failed(Versions.movedTo("pvc://b/m/"), "BackoffLimitExceeded"));

    VersionPlan plan =
        Versions.plan(
            Versions.version(),
            Verifying.seen(
                Optional.empty(),
                new VerifyObservation(new JobState.Present(many.getFirst()), EVIDENCE, many)));

    assertThat(plan.release()).hasSize(2);
  }
}
