package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.StageChange;
import dev.cairn.crds.registry.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the rules of a namespace decide about the stage that is in effect. */
class VersionStageTest {
  private static final StageRules ONE_APPROVAL = new StageRules(false, 1, Optional.empty());
  private static final StageRules EVALUATED = new StageRules(true, 0, Optional.empty());
  private static final StageRules DOUBTFUL =
      new StageRules(
          false,
          0,
          Optional.of(new StageRules.Doubt(VersionReason.ApprovalsMissing, "annotation is odd")));

  private static VersionObservation attested(StageRules rules) {
    return Versions.seen(Optional.of(Versions.latched()), rules);
  }

  static Consumer<ObjectNode> production() {
    return spec -> spec.put("stage", "Production");
  }

  static Consumer<ObjectNode> decided(String decision) {
    return production()
        .andThen(
            spec ->
                spec.putArray("approvals")
                    .addObject()
                    .put("by", "ana")
                    .put("decision", decision)
                    .put("stage", "Production")
                    .put("evidence", Versions.latched().digest()));
  }

  private static VersionPlan plan(
      ModelVersion version, @Nullable ModelVersionStatus before, VersionObservation seen) {
    version.setStatus(before);
    return Versions.plan(version, seen);
  }

  static ModelVersionStatus status(
      Consumer<ObjectNode> spec, @Nullable ModelVersionStatus before, StageRules rules) {
    return plan(Versions.version(spec), before, attested(rules)).status();
  }

  private static String effective(ModelVersionStatus status) {
    return Conditions.find(status.conditions(), "StageEffective")
        .map(condition -> condition.status() + " " + condition.reason())
        .orElse("absent");
  }

  @Test
  void aVersionReachesProductionWithItsLastApproval() {
    ModelVersionStatus staging = status(spec -> {}, null, ONE_APPROVAL);
    ModelVersionStatus waiting = status(production(), staging, ONE_APPROVAL);

    assertThat(waiting.stage()).isEqualTo("Staging");
    assertThat(waiting.state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(effective(waiting)).isEqualTo("False ApprovalsMissing");

    ModelVersionStatus approved = status(decided("Approve"), waiting, ONE_APPROVAL);

    assertThat(approved.stage()).isEqualTo("Production");
    assertThat(approved.stageSince()).isEqualTo(Versions.NOW.toString());
    assertThat(approved.stageHistory())
        .extracting(StageChange::stage)
        .containsExactly("Staging", "Production");
    assertThat(effective(approved)).isEqualTo("True Effective");
  }

  @Test
  void tellsOnceWhatAStageLacks() {
    VersionPlan first = plan(Versions.version(production()), null, attested(ONE_APPROVAL));

    assertThat(first.events())
        .extracting(PlannedEvent::reason)
        .containsExactly("Verified", "ApprovalsMissing");
    assertThat(
            plan(Versions.version(production()), first.status(), attested(ONE_APPROVAL)).events())
        .isEmpty();
  }

  @Test
  void anUnevaluatedVersionDoesNotReachProductionWhereAnEvaluationIsAskedFor() {
    ModelVersionStatus status = status(production(), null, EVALUATED);

    assertThat(status.stage()).isEqualTo("None");
    assertThat(effective(status)).isEqualTo("False EvaluationRequired");
  }

  @Test
  void theEvidenceDecidesWhetherTheEvaluationPassed() {
    String verdict =
        ",\"evaluation\":{\"passed\":%s,\"gates\":[{\"name\":\"g\",\"verdict\":\"Passed\"}]},\"recipe\"";

    assertThat(evaluated(verdict.formatted("true")).stage()).isEqualTo("Production");
    assertThat(evaluated(verdict.formatted("false")).stage()).isEqualTo("None");
    assertThat(effective(evaluated(verdict.formatted("false"))))
        .isEqualTo("False EvaluationRequired");
  }

  private static ModelVersionStatus evaluated(String report) {
    LatchedEvidence latched =
        Versions.latched(Versions.EVIDENCE.replace(",\n \"recipe\"", report)).orElseThrow();
    ModelVersion version =
        Versions.version(
            production()
                .andThen(
                    spec -> ((ObjectNode) spec.get("evidence")).put("digest", latched.digest())));
    return plan(version, null, Versions.seen(Optional.of(latched), EVALUATED)).status();
  }

  @Test
  void anApprovalThatIsTakenBackTakesTheEffectAway() {
    ModelVersionStatus staging = status(spec -> {}, null, ONE_APPROVAL);
    ModelVersionStatus approved = status(decided("Approve"), staging, ONE_APPROVAL);

    assertThat(status(production(), approved, ONE_APPROVAL).stage()).isEqualTo("Staging");
    assertThat(status(decided("Reject"), approved, StageRules.NONE).stage()).isEqualTo("Staging");
  }

  @Test
  void rulesThatCannotBeReadLeaveProductionAsItIs() {
    ModelVersionStatus staging = status(spec -> {}, null, StageRules.NONE);
    ModelVersionStatus inProduction = status(production(), staging, StageRules.NONE);

    assertThat(status(production(), inProduction, DOUBTFUL)).isSameAs(inProduction);
    assertThat(status(production(), staging, DOUBTFUL).stage()).isEqualTo("Staging");
    assertThat(effective(status(production(), staging, DOUBTFUL)))
        .isEqualTo("False ApprovalsMissing");
  }

  @Test
  void aLostStatusComesBackTheSame() {
    ModelVersionStatus approved = status(decided("Approve"), null, ONE_APPROVAL);

    assertThat(approved.stage()).isEqualTo("Production");
    assertThat(status(decided("Approve"), null, ONE_APPROVAL)).isEqualTo(approved);
  }

  @Test
  void waitsForItsNamespaceBeforeItEntersProduction() {
    VersionObservation ahead =
        new VersionObservation(
            Optional.of(Versions.latched()),
            Optional.empty(),
            VerifyObservation.NOTHING,
            Optional.empty());

    VersionPlan plan = plan(Versions.version(production()), null, ahead);

    assertThat(plan.status()).isEqualTo(ModelVersionStatus.empty());
    assertThat(plan.next()).contains(Duration.ofSeconds(2));
    assertThat(plan(Versions.version(), null, ahead).status().stage()).isEqualTo("Staging");
  }

  @Test
  void keepsAVersionWithoutItsJournalToTheRules() {
    ModelVersionStatus staging = status(spec -> {}, null, StageRules.NONE);
    VersionObservation alone = Versions.seen(Optional.empty(), ONE_APPROVAL);

    assertThat(plan(Versions.version(production()), staging, alone).status().stage())
        .isEqualTo("Staging");
    assertThat(plan(Versions.version(decided("Approve")), staging, alone).status().stage())
        .isEqualTo("Production");
  }

  @Test
  void aVersionThatIsNotVerifiedReachesNoStageAndKeepsTheOneItHas() {
    ModelVersionStatus inProduction = status(production(), null, StageRules.NONE);
    Consumer<ObjectNode> tampered =
        spec -> ((ObjectNode) spec.get("artifact")).put("digest", "sha256:" + "ef".repeat(32));

    ModelVersionStatus rejected =
        status(production().andThen(tampered), inProduction, StageRules.NONE);
    ModelVersionStatus never = status(production().andThen(tampered), null, StageRules.NONE);

    assertThat(rejected.state()).isEqualTo(VersionState.REJECTED);
    assertThat(rejected.stage()).isEqualTo("Production");
    assertThat(effective(rejected)).isEqualTo("True Effective");
    assertThat(status(decided("Reject").andThen(tampered), rejected, StageRules.NONE).stage())
        .isEqualTo("None");
    assertThat(never.stage()).isNull();
    assertThat(effective(never)).isEqualTo("absent");
  }

  @Test
  void theTransitionKeepsItsTimeWhileTheMessageChanges() {
    ModelVersionStatus waiting = status(production(), null, ONE_APPROVAL);
    StatusCondition before = Conditions.find(waiting.conditions(), "StageEffective").orElseThrow();
    ModelVersion later = Versions.version(production());
    later.setStatus(waiting);

    ModelVersionStatus after =
        Versions.plan(
                later,
                attested(new StageRules(false, 3, Optional.empty())),
                Instant.parse("2027-01-01T00:00:00Z"))
            .status();

    assertThat(Conditions.find(after.conditions(), "StageEffective"))
        .hasValueSatisfying(
            condition -> {
              assertThat(condition.lastTransitionTime()).isEqualTo(before.lastTransitionTime());
              assertThat(condition.message()).startsWith("0 of 3");
            });
  }
}
