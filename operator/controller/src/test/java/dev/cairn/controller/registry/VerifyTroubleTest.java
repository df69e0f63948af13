package dev.cairn.controller.registry;

import static dev.cairn.contract.Verification.Verdict.UNREACHABLE;
import static dev.cairn.contract.Verification.Verdict.VERIFIED;
import static dev.cairn.controller.registry.Verifying.condition;
import static dev.cairn.controller.registry.Verifying.message;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Verification.Verdict;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.controller.work.JobState;
import dev.cairn.controller.work.JobView;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.VersionState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a version from being verified, and what is done about it. */
class VerifyTroubleTest {
  private static final EvidenceState EVIDENCE = Verifying.read(Versions.EVIDENCE);

  private static VersionPlan done(ModelVersion version, Verdict artifact, Verdict evidence) {
    return Versions.plan(
        version,
        Verifying.seen(Verifying.done(version, Verifying.said(artifact, evidence)), EVIDENCE));
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
    assertThat(VerifyPause.after(attempt)).isEqualTo(Duration.ofMinutes(minutes));
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
  void evidenceWhosePartsAreOddIsNamedAndNotShown() {
    String odd =
        Versions.EVIDENCE.replace(
            "{\"handler\":\"churn.model:predict\"}", "{\"port\":{\"odd\":true}}");
    ModelVersion version = Versions.version();

    ModelVersionStatus status =
        Versions.plan(
                version,
                Verifying.seen(
                    Verifying.done(version, Verifying.said(VERIFIED, VERIFIED)),
                    Verifying.read(odd)))
            .status();

    assertThat(condition(status, "EvidenceVerified")).isEqualTo("Unknown Unreachable");
    assertThat(message(status, "Ready")).contains("none that this release can read");
    assertThat(status.source()).isNull();
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
}
