package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Labels;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.GateOutcome;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.Approval;
import dev.cairn.crds.registry.ModelVersionSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the stage that a spec asks for may be in effect. What is in effect satisfies the rules as
 * they are now: a rejection, an approval that is taken back and a stricter rule take the effect
 * away. An annotation that cannot be read keeps others out, and takes away nothing.
 */
final class StagePolicy {
  private static final int NAMED = 5;

  /** Names of ServiceAccounts begin so: a program is nobody who decides, and many may use it. */
  private static final String PROGRAM = "system:serviceaccount:";

  private StagePolicy() {}

  /**
   * Why a stage is not in effect.
   *
   * @param reason of the condition
   * @param message who or what is missing, and what to do
   */
  record Refusal(VersionReason reason, String message) {}

  /**
   * What keeps the stage from its effect; empty when nothing does.
   *
   * @param spec what is asked for
   * @param evaluation what the evidence says of the gates
   * @param rules of the namespace
   * @param inEffect whether the stage is in effect up to now
   */
  static Optional<Refusal> refusal(
      ModelVersionSpec spec,
      @Nullable EvaluationOutcome evaluation,
      StageRules rules,
      boolean inEffect) {
    Optional<Refusal> rejected = rejection(spec);
    if (rejected.isPresent() || !spec.stage().equals(Stages.PRODUCTION)) {
      return rejected;
    }
    if (rules.doubt().isPresent()) {
      return rules
          .doubt()
          .filter(doubt -> !inEffect)
          .map(doubt -> new Refusal(doubt.reason(), doubt.message()));
    }
    return unevaluated(evaluation, rules).or(() -> unapproved(spec, rules));
  }

  private static Optional<Refusal> rejection(ModelVersionSpec spec) {
    return decisions(spec, Approval.Decision.REJECT).stream()
        .filter(approval -> isAboutOther(spec).negate().test(approval))
        .findFirst()
        .map(
            approval ->
                new Refusal(
                    VersionReason.Rejected,
                    "stage %s is rejected by %s (%s): set spec.stage back, or remove the rejection"
                        .formatted(
                            spec.stage(),
                            approval.by(),
                            Objects.requireNonNullElse(approval.reason(), "no reason given"))));
  }

  private static List<Approval> decisions(ModelVersionSpec spec, Approval.Decision decision) {
    return spec.approvals().stream()
        .filter(approval -> approval.decision() == decision)
        .filter(approval -> approval.stage().equals(spec.stage()))
        .toList();
  }

  /** A rejection without a digest is about whatever the version has; an approval is not. */
  private static Predicate<Approval> isAboutOther(ModelVersionSpec spec) {
    DigestedFile evidence = spec.evidence();
    return approval ->
        approval.evidence() != null
            && evidence != null
            && !approval.evidence().equals(evidence.digest());
  }

  private static Optional<Refusal> unevaluated(
      @Nullable EvaluationOutcome evaluation, StageRules rules) {
    if (!rules.evaluation() || hasPassed(evaluation)) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            VersionReason.EvaluationRequired,
            "this namespace lets only versions into Production whose evaluation passed (annotation %s), and %s"
                .formatted(
                    Labels.REQUIRE_EVALUATION,
                    evaluation == null
                        ? "this one was not evaluated: register one by a run with spec.evaluation"
                        : "that of this one did not, or asked for nothing: register one that has gates and passes them")));
  }

  /** An evaluation that asks for nothing says nothing. */
  private static boolean hasPassed(@Nullable EvaluationOutcome evaluation) {
    return evaluation != null
        && Boolean.TRUE.equals(evaluation.passed())
        && evaluation.gates().stream()
            .anyMatch(gate -> gate.verdict() == GateOutcome.Verdict.PASSED);
  }

  private static Optional<Refusal> unapproved(ModelVersionSpec spec, StageRules rules) {
    List<Approval> approvals = decisions(spec, Approval.Decision.APPROVE);
    String evidence = spec.evidence() == null ? null : spec.evidence().digest();
    List<String> people =
        approvals.stream()
            .filter(approval -> Objects.equals(approval.evidence(), evidence))
            .map(Approval::by)
            .filter(by -> !by.startsWith(PROGRAM))
            .distinct()
            .sorted()
            .toList();
    return people.size() >= rules.approvals()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                VersionReason.ApprovalsMissing,
                "%d of %d approvals for %s%s: add to spec.approvals {by, decision: Approve, stage: %s%s}%s"
                    .formatted(
                        people.size(),
                        rules.approvals(),
                        spec.stage(),
                        names(people),
                        spec.stage(),
                        evidence == null ? "" : ", evidence: " + evidence,
                        uncounted(approvals.size() - people.size()))));
  }

  private static String names(List<String> people) {
    if (people.isEmpty()) {
      return "";
    }
    String first = String.join(", ", people.subList(0, Math.min(NAMED, people.size())));
    return people.size() <= NAMED
        ? " (%s)".formatted(first)
        : " (%s and %d more)".formatted(first, people.size() - NAMED);
  }

  private static String uncounted(int others) {
    return others == 0
        ? ""
        : "; %d more %s not about this evidence, or a ServiceAccount's"
            .formatted(others, others == 1 ? "is" : "are");
  }
}
