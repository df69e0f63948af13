package dev.cairn.controller.registry;

import static dev.cairn.contract.Verification.Verdict.DIGEST_MISMATCH;
import static dev.cairn.contract.Verification.Verdict.UNREACHABLE;
import static dev.cairn.contract.Verification.Verdict.VERIFIED;
import static dev.cairn.controller.registry.Verifying.condition;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.Verification;
import dev.cairn.crds.registry.VersionState;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a version whose artifact or evidence is elsewhere now. */
class MovedVersionTest {
  private static final String ELSEWHERE = "pvc://mirror/churn/model/";
  private static final ModelVersionStatus ATTESTED =
      Versions.plan(Versions.version(), Versions.attested()).status();

  private static ModelVersion moved(ModelVersionStatus status) {
    return Versions.with(Versions.movedTo(ELSEWHERE), status);
  }

  private static ModelVersionStatus after(
      ModelVersion version, Optional<LatchedEvidence> journal, Verdict artifact, Verdict evidence) {
    return Versions.plan(
            version,
            Verifying.seen(
                journal,
                Verifying.done(version, Verifying.said(artifact, evidence)),
                Verifying.UNREAD))
        .status();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsWhatIsKnownWhileItIsVerified(boolean withJournal) {
    VersionPlan plan =
        Versions.plan(moved(ATTESTED), withJournal ? Versions.attested() : Versions.unknown());

    ModelVersionStatus status = plan.status();
    assertThat(plan.create()).hasSize(1);
    assertThat(status.state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(status.provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(status.stage()).isEqualTo("Staging");
    assertThat(status.source()).isEqualTo(ATTESTED.source());
    assertThat(condition(status, "Ready")).isEqualTo("True Verified");
    assertThat(condition(status, "ArtifactVerified")).isEqualTo("Unknown Verifying");
    assertThat(condition(status, "Reconciling")).isEqualTo("True Verifying");
    assertThat(condition(status, "StageEffective")).isEqualTo("True Effective");
    assertThat(plan.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void staysAttestedWhereItsDigestsHold(boolean withJournal) {
    Optional<LatchedEvidence> journal =
        withJournal ? Optional.of(Versions.latched()) : Optional.empty();
    ModelVersion version = moved(ATTESTED);

    ModelVersionStatus status = after(version, journal, VERIFIED, VERIFIED);

    assertThat(status.state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(status.provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(status.source()).isEqualTo(ATTESTED.source());
    assertThat(condition(status, "ArtifactVerified")).isEqualTo("True Verified");
    assertThat(condition(status, "Reconciling")).isEqualTo("absent");
    assertThat(status.verification()).isEqualTo(Verification.at(version.getSpec()));
    assertThat(
            Versions.plan(moved(status), withJournal ? Versions.attested() : Versions.unknown())
                .create())
        .isEmpty();
  }

  @Test
  void aJournalTellsAboutAMovedVersionWithoutStatus() {
    ModelVersion version = Versions.movedTo(ELSEWHERE);

    assertThat(Versions.plan(version, Versions.attested()).status().state())
        .isEqualTo(VersionState.PENDING);
    assertThat(after(version, Optional.of(Versions.latched()), VERIFIED, VERIFIED).provenance())
        .isEqualTo(Provenance.ATTESTED);
  }

  @Test
  void isRejectedWhereAnotherArtifactLies() {
    ModelVersionStatus status =
        after(moved(ATTESTED), Optional.of(Versions.latched()), DIGEST_MISMATCH, VERIFIED);

    assertThat(status.state()).isEqualTo(VersionState.REJECTED);
    assertThat(status.stage()).as("what it had").isEqualTo("Staging");
    assertThat(Versions.plan(moved(status), Versions.attested()).create()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isWhatItWasOnceItIsSetBack(boolean withJournal) {
    VersionObservation seen = withJournal ? Versions.attested() : Versions.unknown();
    Optional<LatchedEvidence> journal = seen.latched();
    ModelVersionStatus rejected = after(moved(ATTESTED), journal, DIGEST_MISMATCH, VERIFIED);

    VersionPlan back = Versions.plan(Versions.with(Versions.version(), rejected), seen);

    assertThat(back.create()).isEmpty();
    assertThat(back.status().state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(back.status().provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(condition(back.status(), "Stalled")).isEqualTo("absent");
    assertThat(Versions.plan(moved(back.status()), seen).create())
        .as("nothing is forgiven by going there and back")
        .hasSize(1);
  }

  @Test
  void cannotBeServedFromWhereItCannotBeRead() {
    ModelVersionStatus status =
        after(moved(ATTESTED), Optional.of(Versions.latched()), UNREACHABLE, VERIFIED);

    assertThat(status.state()).isEqualTo(VersionState.PENDING);
    assertThat(status.provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(condition(status, "Ready")).isEqualTo("Unknown Unreachable");
    assertThat(Objects.requireNonNull(status.verification()).artifact())
        .as("where it was right last")
        .isEqualTo("pvc://models/churn/churn-a/model/");
  }

  @Test
  void evidenceThatMovedIsVerifiedToo() {
    ModelVersion version =
        Versions.with(
            Versions.version(
                spec -> ((ObjectNode) spec.get("evidence")).put("uri", "pvc://mirror/e.json")),
            ATTESTED);

    assertThat(Versions.plan(version, Versions.attested()).create()).hasSize(1);
  }

  @Test
  void aStatusThatDoesNotSayWhereIsTakenForThePresentPlace() {
    ModelVersionStatus old = ATTESTED.toBuilder().verification(null).build();

    VersionPlan plan = Versions.plan(Versions.with(Versions.version(), old), Versions.unknown());

    assertThat(plan.create()).isEmpty();
    assertThat(plan.status()).isEqualTo(ATTESTED);
  }
}
