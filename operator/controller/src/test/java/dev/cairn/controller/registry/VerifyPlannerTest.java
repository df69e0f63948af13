package dev.cairn.controller.registry;

import static dev.cairn.contract.Verification.Verdict.DIGEST_MISMATCH;
import static dev.cairn.contract.Verification.Verdict.VERIFIED;
import static dev.cairn.controller.registry.Verifying.condition;
import static dev.cairn.controller.registry.Verifying.message;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Verification.Verdict;
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
  void everyJobThatHasEndedGoes() {
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
