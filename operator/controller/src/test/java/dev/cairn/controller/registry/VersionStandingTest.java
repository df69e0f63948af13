package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a version stands: its stage, its provenance, and what becomes of it without its journal. */
class VersionStandingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String MADE = "2026-11-20T08:00:00Z";
  private static final String DIGEST = "sha256:" + "ab".repeat(32);
  private static final String EVIDENCE = "sha256:" + "cd".repeat(32);
  private static final String NAMED =
      "evidence: {uri: pvc://models/churn/churn-a/evidence.json, digest: \"%s\"}"
          .formatted(EVIDENCE);
  private static final String REJECTED =
      "approvals: [{by: mallory, decision: Reject, stage: Production, reason: too old}]";

  private static final VersionObservation LATCHED =
      Versions.seen(Optional.of(new LatchedEvidence(EVIDENCE, evidence(), false)));
  private static final VersionObservation NOTHING = Versions.unknown();

  private static Evidence evidence() {
    return new Evidence(
        Evidence.VERSION,
        "retail",
        "churn-a",
        "sha256:1",
        "churn",
        MADE,
        MADE,
        new ArtifactRef("pvc://models/churn/churn-a/model/", DIGEST, 42, null),
        null,
        null,
        List.of(),
        Map.of(),
        Map.of("trainer.auc", 0.8),
        Map.of(),
        null,
        null,
        Map.of());
  }

  /** A version whose spec has these lines too. */
  private static ModelVersion version(String... lines) {
    String yaml =
        """
        apiVersion: trail.cairn.dev/v1alpha1
        kind: ModelVersion
        metadata: {name: churn-a, namespace: retail, uid: u, generation: 3, creationTimestamp: "%s"}
        spec:
          model: {name: churn}
          artifact: {uri: pvc://models/churn/churn-a/model/, digest: "%s", format: SKLearn}
          %s
        """
            .formatted(MADE, DIGEST, String.join("\n  ", lines));
    return new KubernetesSerialization().unmarshal(yaml, ModelVersion.class);
  }

  private static ModelVersionStatus plan(
      ModelVersion version, @Nullable ModelVersionStatus before, VersionObservation seen) {
    version.setStatus(before);
    return Versions.plan(version, seen, NOW).status();
  }

  private static StatusCondition condition(ModelVersionStatus status, String type) {
    return Conditions.find(status.conditions(), type).orElseThrow();
  }

  @Test
  void countsTheFirstStageFromTheVersionsMaking() {
    ModelVersionStatus status = plan(version(NAMED, "stage: Staging"), null, LATCHED);

    assertThat(status.stageSince()).isEqualTo(MADE);
    assertThat(plan(version(NAMED, "stage: Staging"), null, LATCHED))
        .as("a lost status comes back the same")
        .isEqualTo(status);
  }

  @Test
  void takesThePersonsWordForTheTimeOfAStage() {
    String since = "2026-11-20T09:30:00Z";

    ModelVersionStatus status =
        plan(version(NAMED, "stage: Staging", "stageSince: \"" + since + "\""), null, LATCHED);

    assertThat(status.stageSince()).isEqualTo(since);
    assertThat(status.stageHistory().getFirst().since()).isEqualTo(since);
  }

  @Test
  void countsALaterStageFromTheMomentItIsSeen() {
    ModelVersionStatus staging = plan(version(NAMED, "stage: Staging"), null, LATCHED);

    ModelVersionStatus production = plan(version(NAMED, "stage: Production"), staging, LATCHED);

    assertThat(production.stageSince()).isEqualTo(NOW.toString());
    assertThat(production.stageHistory()).hasSize(2);
  }

  @Test
  void saysDeclaredOfAVersionWithoutEvidence() {
    ModelVersionStatus status = plan(version(), null, LATCHED);

    assertThat(status.provenance()).isEqualTo(Provenance.DECLARED);
    assertThat(condition(status, "Ready").message())
        .startsWith("declared:")
        .contains("spec.evidence is missing");
    assertThat(condition(status, "EvidenceVerified").status()).isEqualTo("False");
  }

  @Test
  void saysAttestedOfAVersionWithItsEvidence() {
    ModelVersionStatus status = plan(version(NAMED), null, LATCHED);

    assertThat(status.provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(condition(status, "Ready").message()).startsWith("attested:");
  }

  @Test
  void keepsARejectedStageFromItsEffect() {
    ModelVersionStatus staging = plan(version(NAMED, "stage: Staging"), null, LATCHED);

    ModelVersionStatus status =
        plan(version(NAMED, "stage: Production", REJECTED), staging, LATCHED);

    assertThat(status.stage()).isEqualTo("Staging");
    assertThat(condition(status, "StageEffective").status()).isEqualTo("False");
    assertThat(condition(status, "StageEffective").reason()).isEqualTo("Rejected");
    assertThat(condition(status, "StageEffective").message()).contains("mallory", "too old");
  }

  @Test
  void takesAStageBackThatIsRejectedLater() {
    ModelVersionStatus staging = plan(version(NAMED, "stage: Staging"), null, LATCHED);
    ModelVersionStatus production = plan(version(NAMED, "stage: Production"), staging, LATCHED);

    ModelVersionStatus status =
        plan(version(NAMED, "stage: Production", REJECTED), production, LATCHED);

    assertThat(status.stage()).isEqualTo("Staging");
    assertThat(plan(version(NAMED, "stage: Production", REJECTED), status, LATCHED))
        .isSameAs(status);
  }

  @Test
  void ignoresARejectionOfAnotherStage() {
    ModelVersionStatus status = plan(version(NAMED, "stage: Staging", REJECTED), null, LATCHED);

    assertThat(status.stage()).isEqualTo("Staging");
    assertThat(condition(status, "StageEffective").status()).isEqualTo("True");
  }

  @Test
  void staysAvailableWhenItsRunsJournalIsGone() {
    ModelVersionStatus before = plan(version(NAMED, "stage: Staging"), null, LATCHED);

    assertThat(plan(version(NAMED, "stage: Staging"), before, NOTHING)).isSameAs(before);
    assertThat(plan(version(NAMED, "stage: Production"), before, NOTHING).stage())
        .isEqualTo("Production");
  }
}
