package dev.cairn.controller.registry;

import static dev.cairn.contract.Verification.Verdict.DIGEST_MISMATCH;
import static dev.cairn.contract.Verification.Verdict.VERIFIED;
import static dev.cairn.controller.registry.Verifying.condition;
import static dev.cairn.controller.registry.Verifying.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Verification.Verdict;
import dev.cairn.controller.work.EvidenceState;
import dev.cairn.crds.registry.ModelVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a version is told of the API server's refusals. */
class RefusedVersionTest {
  private static final EvidenceState EVIDENCE = Verifying.read(Versions.EVIDENCE);

  private static VersionPlan done(ModelVersion version, Verdict artifact, Verdict evidence) {
    return Versions.plan(
        version,
        Verifying.seen(Verifying.done(version, Verifying.said(artifact, evidence)), EVIDENCE));
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
  void aRefusalSaysNothingNewOfASettledVersion() {
    VersionRefusal refusal = new VersionRefusal(VersionReason.Forbidden, "no patch");
    ModelVersion settled =
        Versions.with(Versions.version(), done(Versions.version(), VERIFIED, VERIFIED).status());
    ModelVersion rejected =
        Versions.with(
            Versions.version(), done(Versions.version(), DIGEST_MISMATCH, VERIFIED).status());

    assertThat(VersionPlanner.failed(settled, refusal, Versions.NOW)).isEmpty();
    assertThat(VersionPlanner.failed(rejected, refusal, Versions.NOW)).isEmpty();
    assertThat(VersionPlanner.failed(Versions.version(), refusal, Versions.NOW))
        .hasValueSatisfying(
            plan -> assertThat(condition(plan.status(), "Ready")).isEqualTo("Unknown Forbidden"));
  }
}
