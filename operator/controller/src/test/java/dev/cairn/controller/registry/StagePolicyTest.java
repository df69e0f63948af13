package dev.cairn.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.GateOutcome;
import dev.cairn.crds.registry.Approval;
import dev.cairn.crds.registry.ModelVersionSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a stage from its effect. */
class StagePolicyTest {
  private static final String EVIDENCE = Versions.latched().digest();
  private static final String OTHER = "sha256:" + "ef".repeat(32);
  private static final StageRules TWO = new StageRules(false, 2, Optional.empty());
  private static final StageRules EVALUATED = new StageRules(true, 0, Optional.empty());
  private static final StageRules DOUBTFUL =
      StageRules.of("retail", Map.of("cairn.dev/approvals-required", "two"));

  private static ModelVersionSpec spec(String stage, Approval... approvals) {
    ModelVersionSpec spec = Versions.version(tree -> tree.put("stage", stage)).getSpec();
    return new ModelVersionSpec(
        spec.model(),
        spec.artifact(),
        spec.evidence(),
        spec.stage(),
        null,
        Arrays.asList(approvals),
        null,
        List.of(),
        spec.pod());
  }

  private static ModelVersionSpec withoutEvidence(Approval... approvals) {
    ModelVersionSpec spec = spec("Production", approvals);
    return new ModelVersionSpec(
        spec.model(),
        spec.artifact(),
        null,
        spec.stage(),
        null,
        spec.approvals(),
        null,
        List.of(),
        spec.pod());
  }

  private static Approval decision(
      String by, Approval.Decision decision, String stage, @Nullable String evidence) {
    return new Approval(by, decision, stage, evidence, null, null, null, null);
  }

  private static Approval approved(String by) {
    return decision(by, Approval.Decision.APPROVE, "Production", EVIDENCE);
  }

  private static EvaluationOutcome evaluation(@Nullable Boolean passed) {
    GateOutcome gate =
        new GateOutcome(
            "good-enough",
            null,
            null,
            null,
            null,
            null,
            null,
            Boolean.TRUE.equals(passed) ? GateOutcome.Verdict.PASSED : GateOutcome.Verdict.FAILED,
            null,
            null);
    return new EvaluationOutcome(passed, null, List.of(gate), List.of());
  }

  /** Reason and message; "effective" when nothing is in the way. */
  private static String verdict(
      ModelVersionSpec spec, @Nullable EvaluationOutcome evaluation, StageRules rules) {
    return StagePolicy.refusal(spec, evaluation, rules, false)
        .map(refusal -> refusal.reason() + ": " + refusal.message())
        .orElse("effective");
  }

  @Test
  void countsThePeopleWhoApproveThisEvidenceForThisStage() {
    assertThat(verdict(spec("Production", approved("ana"), approved("bob")), null, TWO))
        .isEqualTo("effective");
    assertThat(verdict(spec("Production", approved("ana")), null, TWO))
        .isEqualTo(
            "ApprovalsMissing: 1 of 2 approvals for Production (ana): add to spec.approvals"
                + " {by, decision: Approve, stage: Production, evidence: "
                + EVIDENCE
                + "}");
    assertThat(verdict(spec("Production"), null, TWO))
        .startsWith("ApprovalsMissing: 0 of 2 approvals for Production: add");
  }

  @Test
  void countsAPersonOnce() {
    assertThat(verdict(spec("Production", approved("ana"), approved("ana")), null, TWO))
        .startsWith("ApprovalsMissing: 1 of 2");
  }

  @Test
  void countsNoApprovalOfOtherEvidenceOrOfNone() {
    Approval other = decision("bob", Approval.Decision.APPROVE, "Production", OTHER);
    Approval none = decision("cid", Approval.Decision.APPROVE, "Production", null);

    assertThat(verdict(spec("Production", approved("ana"), other), null, TWO))
        .startsWith("ApprovalsMissing: 1 of 2")
        .endsWith("; 1 more is not about this evidence, or a ServiceAccount's");
    assertThat(verdict(spec("Production", none, other), null, TWO))
        .startsWith("ApprovalsMissing: 0 of 2")
        .endsWith("; 2 more are not about this evidence, or a ServiceAccount's");
  }

  @Test
  void countsNoProgram() {
    assertThat(
            verdict(
                spec(
                    "Production",
                    approved("ana"),
                    approved("system:serviceaccount:retail:pipeline")),
                null,
                TWO))
        .startsWith("ApprovalsMissing: 1 of 2 approvals for Production (ana)");
  }

  @Test
  void takesAnEvaluationWithoutAGateForNone() {
    EvaluationOutcome unasked = new EvaluationOutcome(true, null, List.of(), List.of());

    assertThat(verdict(spec("Production"), unasked, EVALUATED))
        .startsWith("EvaluationRequired: ")
        .contains("asked for nothing");
  }

  @Test
  void countsNoApprovalOfAnotherStage() {
    Approval staging = decision("bob", Approval.Decision.APPROVE, "Staging", EVIDENCE);

    assertThat(verdict(spec("Production", approved("ana"), staging), null, TWO))
        .startsWith("ApprovalsMissing: 1 of 2");
  }

  @Test
  void takesApprovalsWithoutADigestWhereThereIsNoEvidence() {
    Approval ana = decision("ana", Approval.Decision.APPROVE, "Production", null);
    Approval bob = decision("bob", Approval.Decision.APPROVE, "Production", null);

    assertThat(verdict(withoutEvidence(ana, bob), null, TWO)).isEqualTo("effective");
    assertThat(verdict(withoutEvidence(ana, approved("bob")), null, TWO))
        .startsWith("ApprovalsMissing: 1 of 2 approvals for Production (ana)")
        .contains("stage: Production}");
  }

  @Test
  void namesTheFirstOfManyPeople() {
    Approval[] many =
        List.of("g", "f", "e", "d", "c", "b", "a").stream()
            .map(StagePolicyTest::approved)
            .toArray(Approval[]::new);

    assertThat(verdict(spec("Production", many), null, new StageRules(false, 9, Optional.empty())))
        .contains("7 of 9 approvals for Production (a, b, c, d, e and 2 more)");
  }

  @ParameterizedTest
  @CsvSource({
    "true, effective",
    "false, register one that has gates and passes them",
    ", this one was not evaluated: register one by a run with spec.evaluation"
  })
  void asksForAnEvaluationThatPassed(@Nullable Boolean passed, String verdict) {
    EvaluationOutcome outcome = passed == null ? null : evaluation(passed);

    assertThat(verdict(spec("Production"), outcome, EVALUATED)).endsWith(verdict);
  }

  @Test
  void takesAnEvaluationThatSaysNothingForNone() {
    assertThat(verdict(spec("Production"), evaluation(null), EVALUATED))
        .startsWith("EvaluationRequired: ");
  }

  @Test
  void asksForAPassedEvaluationBeforeItCountsApprovals() {
    StageRules both = new StageRules(true, 2, Optional.empty());

    assertThat(verdict(spec("Production"), null, both)).startsWith("EvaluationRequired");
    assertThat(verdict(spec("Production"), evaluation(true), both)).startsWith("ApprovalsMissing");
  }

  @ParameterizedTest
  @CsvSource({"None", "Staging", "Archived", "champions"})
  void rulesAreAboutProductionOnly(String stage) {
    assertThat(verdict(spec(stage), null, new StageRules(true, 2, Optional.empty())))
        .isEqualTo("effective");
    assertThat(verdict(spec(stage), null, DOUBTFUL)).isEqualTo("effective");
  }

  @Test
  void oneRejectionIsEnough() {
    Approval no = decision("cid", Approval.Decision.REJECT, "Production", null);

    assertThat(verdict(spec("Production", approved("ana"), approved("bob"), no), null, TWO))
        .startsWith("Rejected: stage Production is rejected by cid (no reason given)");
  }

  @Test
  void aRejectionOfOtherEvidenceDoesNotCount() {
    Approval no = decision("cid", Approval.Decision.REJECT, "Production", OTHER);

    assertThat(verdict(spec("Production", no), null, StageRules.NONE)).isEqualTo("effective");
  }

  @Test
  void rulesThatCannotBeReadKeepOthersOutAndTakeNothingAway() {
    assertThat(verdict(spec("Production", approved("ana"), approved("bob")), null, DOUBTFUL))
        .startsWith(
            "ApprovalsMissing: annotation cairn.dev/approvals-required of namespace retail");
    assertThat(StagePolicy.refusal(spec("Production"), null, DOUBTFUL, true)).isEmpty();
  }

  @Test
  void aStricterRuleTakesTheEffectAway() {
    assertThat(StagePolicy.refusal(spec("Production", approved("ana")), null, TWO, true))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.reason()).isEqualTo(VersionReason.ApprovalsMissing));
  }
}
