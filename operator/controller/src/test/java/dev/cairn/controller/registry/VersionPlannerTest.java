package dev.cairn.controller.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.StageChange;
import dev.cairn.crds.registry.Trust;
import dev.cairn.crds.registry.VersionState;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class VersionPlannerTest {
  private static VersionPlan plan(ModelVersion version, VersionObservation seen) {
    return Versions.plan(version, seen);
  }

  private static String condition(VersionPlan plan, String type) {
    return Conditions.find(plan.status().conditions(), type)
        .map(condition -> condition.status() + " " + condition.reason())
        .orElse("absent");
  }

  private static String readyMessage(VersionPlan plan) {
    return Conditions.find(plan.status().conditions(), "Ready").orElseThrow().message();
  }

  @Test
  void vouchesForTheDigestsOnlyOfWhatARunFoundPublishedAlready() {
    LatchedEvidence made = Versions.latched();
    LatchedEvidence found = new LatchedEvidence(made.digest(), made.evidence(), true);

    VersionPlan plan = plan(Versions.version(), Versions.seen(Optional.of(found)));

    assertThat(plan.status().provenance()).isEqualTo(Provenance.IMPORTED);
    assertThat(readyMessage(plan)).startsWith("imported:");
    assertThat(requireNonNull(plan.status().source()).facts())
        .containsEntry("datasets", Trust.DECLARED);
    assertThat(
            requireNonNull(plan(Versions.version(), Versions.attested()).status().source()).facts())
        .containsEntry("datasets", Trust.VERIFIED);
  }

  @Test
  void attestsWhatARunOfThisClusterMade() {
    VersionPlan plan = plan(Versions.version(), Versions.attested());

    assertThat(plan.status().state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(plan.status().provenance()).isEqualTo(Provenance.ATTESTED);
    assertThat(plan.status().observedGeneration()).isEqualTo(3);
    assertThat(condition(plan, "Ready")).isEqualTo("True Verified");
    assertThat(condition(plan, "ArtifactVerified")).isEqualTo("True Verified");
    assertThat(condition(plan, "EvidenceVerified")).isEqualTo("True Verified");
    assertThat(condition(plan, "StageEffective")).isEqualTo("True Effective");
    assertThat(condition(plan, "Stalled")).isEqualTo("absent");
    assertThat(plan.status().stage()).isEqualTo("Staging");
    assertThat(plan.status().metrics()).containsEntry("trainer.auc", 0.861);
    assertThat(plan.status().absentMetrics()).containsEntry("trainer.loss", "is NaN");
    assertThat(plan.events()).containsExactly(PlannedEvent.normal("Verified", readyMessage(plan)));
    assertThat(plan.next()).isEmpty();
  }

  @Test
  void declaresAVersionWithoutEvidence() {
    VersionPlan plan = plan(Versions.version(spec -> spec.remove("evidence")), Versions.attested());

    assertThat(plan.status().state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(plan.status().provenance()).isEqualTo(Provenance.DECLARED);
    assertThat(condition(plan, "EvidenceVerified")).isEqualTo("False NoEvidence");
  }

  @Test
  void refusesAnArtifactThatTheRunDidNotPublish() {
    String other = "sha256:" + "ef".repeat(32);
    VersionPlan plan =
        plan(
            Versions.version(spec -> ((ObjectNode) spec.get("artifact")).put("digest", other)),
            Versions.attested());

    assertThat(plan.status().state()).isEqualTo(VersionState.REJECTED);
    assertThat(condition(plan, "Ready")).isEqualTo("False DigestMismatch");
    assertThat(condition(plan, "Stalled")).isEqualTo("True DigestMismatch");
    assertThat(readyMessage(plan)).contains(other, Versions.ARTIFACT, "new version");
    assertThat(plan.events())
        .extracting(PlannedEvent::type)
        .containsExactly(PlannedEvent.Type.Warning);
  }

  @Test
  void refusesEvidenceThatTheRunDidNotWrite() {
    String other = "sha256:" + "ef".repeat(32);
    VersionPlan plan =
        plan(
            Versions.version(spec -> ((ObjectNode) spec.get("evidence")).put("digest", other)),
            Versions.attested());

    assertThat(condition(plan, "Ready")).isEqualTo("False DigestMismatch");
    assertThat(readyMessage(plan)).startsWith("spec.evidence.digest is " + other);
  }

  @Test
  void waitsForTheJournalOfAYoungVersion() {
    VersionPlan plan =
        Versions.plan(Versions.madeByARun(), Versions.unknown(), Versions.CREATED.plusSeconds(10));

    assertThat(plan.status()).isEqualTo(ModelVersionStatus.empty());
    assertThat(plan.events()).isEmpty();
    assertThat(plan.next()).contains(Duration.ofSeconds(20));
  }

  @Test
  void stopsWaitingAfterHalfAMinute() {
    VersionPlan plan =
        Versions.plan(Versions.madeByARun(), Versions.unknown(), Versions.CREATED.plusSeconds(30));

    assertThat(plan.status().state()).isEqualTo(VersionState.PENDING);
    assertThat(plan.create()).hasSize(1);
  }

  @Test
  void waitsForNobodysJournalWhereNoRunIsNamed() {
    VersionPlan plan =
        Versions.plan(Versions.version(), Versions.unknown(), Versions.CREATED.plusSeconds(1));

    assertThat(plan.create()).hasSize(1);
  }

  @Test
  void changesNothingOnceTheStatusStands() {
    VersionPlan first = plan(Versions.version(), Versions.attested());

    VersionPlan second =
        Versions.plan(
            Versions.with(Versions.version(), first.status()),
            Versions.attested(),
            Versions.NOW.plusSeconds(3600));

    assertThat(second.status()).isSameAs(first.status());
    assertThat(second.events()).isEmpty();
  }

  @Test
  void attestsAVersionOnceItsJournalComesLate() {
    VersionPlan unknown = plan(Versions.version(), Versions.unknown());

    VersionPlan plan =
        plan(Versions.with(Versions.version(), unknown.status()), Versions.attested());

    assertThat(plan.status().state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(condition(plan, "Stalled")).isEqualTo("absent");
    assertThat(plan.events()).extracting(PlannedEvent::reason).containsExactly("Verified");
  }

  @Test
  void keepsTheLastTenStages() {
    ModelVersionStatus status = ModelVersionStatus.empty();
    for (int i = 1; i <= 12; i++) {
      String stage = "stage-" + i;
      ModelVersion version =
          Versions.with(Versions.version(spec -> spec.put("stage", stage)), status);
      status = Versions.plan(version, Versions.attested(), Versions.NOW.plusSeconds(i)).status();
    }

    assertThat(status.stage()).isEqualTo("stage-12");
    assertThat(status.stageSince()).isEqualTo("2026-11-21T10:01:12Z");
    assertThat(status.stageHistory())
        .extracting(StageChange::stage)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(3, 12).mapToObj(i -> "stage-" + i).toList());
  }

  @Test
  void believesASinceThatAPersonGives() {
    String since = "2026-01-01T00:00:00Z";
    ModelVersionStatus placed = plan(Versions.version(), Versions.attested()).status();
    ModelVersion edited =
        Versions.with(Versions.version(spec -> spec.put("stageSince", since)), placed);

    assertThat(
            plan(Versions.version(s -> s.put("stageSince", since)), Versions.attested()).status())
        .extracting(ModelVersionStatus::stageSince)
        .isEqualTo(since);
    assertThat(plan(edited, Versions.attested()).status().stageSince()).isEqualTo(since);
    assertThat(plan(edited, Versions.attested()).status().stageHistory()).hasSize(1);
  }

  @Test
  void givesEveryConditionAReasonAndAMessage() {
    assertThat(
            Stream.of(
                plan(Versions.version(), Versions.attested()),
                plan(Versions.version(), Versions.unknown())))
        .flatExtracting(plan -> plan.status().conditions())
        .asInstanceOf(InstanceOfAssertFactories.list(StatusCondition.class))
        .allSatisfy(
            condition -> {
              assertThat(condition.reason()).matches("[A-Z][A-Za-z]+");
              assertThat(condition.message()).isNotBlank();
              assertThat(condition.observedGeneration()).isEqualTo(3);
            });
  }
}
