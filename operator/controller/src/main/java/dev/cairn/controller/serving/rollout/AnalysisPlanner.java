package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Judgement;
import dev.cairn.analytics.sequential.Limits;
import dev.cairn.analytics.sequential.Observed;
import dev.cairn.crds.serving.OnInconclusive;
import dev.cairn.crds.serving.RolloutStatus;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A phase in which the candidate answers: it ends when its time is over and no harm was seen, it is
 * refused when harm was, and without evidence it stays.
 */
final class AnalysisPlanner {
  private AnalysisPlanner() {}

  static Move plan(Underway roll, BiFunction<Limits, Observed, Judgement> judge) {
    Optional<Evidence.Counted> counted =
        roll.that().counted().filter(Evidence.Counted::acknowledged);
    if (counted.isEmpty()) {
      return roll.isCompleted()
          ? OnwardPolicy.onward(unproven(roll))
          : new Move.Stay(roll.rollout(), PhaseWords.blind(roll));
    }
    Finding finding = Finding.of(roll, counted.get(), judge);
    return judged(
        roll.with(Progress.judged(roll.rollout(), finding.verdict(), finding.checks())), finding);
  }

  private static Move judged(Underway roll, Finding finding) {
    if (finding.isFailed()) {
      return new Move.Refuse(
          roll.rollout(),
          finding.reason(),
          PhaseWords.failed(roll, finding),
          roll.rollout().phase() == RolloutStatus.Phase.BAKE);
    }
    if (roll.isCompleted() || roll.isStepCompleted()) {
      return OnwardPolicy.onward(finding.isPassed() ? roll : unproven(roll));
    }
    if (!finding.counted().complete()) {
      return new Move.Stay(roll.rollout(), PhaseWords.incomplete(roll));
    }
    if (!finding.counted().tripped().isEmpty()) {
      return new Move.Stay(roll.rollout(), PhaseWords.tripped(roll, finding));
    }
    return roll.rollout().dueAt() == null ? held(roll, finding) : OnwardPolicy.onward(roll);
  }

  private static Move held(Underway roll, Finding finding) {
    if (roll.elapsed().compareTo(Course.hold(roll)) < 0) {
      return new Move.Stay(roll.rollout(), PhaseWords.inTime(roll, finding));
    }
    if (Course.awaitsPerson(roll)) {
      return new Move.Stay(roll.rollout(), PhaseWords.awaitsPerson(roll, finding));
    }
    if (finding.isPassed()) {
      return OnwardPolicy.onward(roll);
    }
    return mayProceedUnproven(roll, finding)
        ? OnwardPolicy.onward(unproven(roll))
        : new Move.Stay(roll.rollout(), PhaseWords.undecided(roll, finding));
  }

  /** Too few requests are no reason to wait for ever; anything else, and none at all, is. */
  private static boolean mayProceedUnproven(Underway roll, Finding finding) {
    return finding.lacksOnlySamples()
        && roll.spec().onInconclusive() == OnInconclusive.PROCEED
        && roll.elapsed().compareTo(roll.maxHold()) >= 0;
  }

  private static Underway unproven(Underway roll) {
    // While something holds the rollout nothing is left, so nothing is left without proof either.
    return roll.held().isPresent() ? roll : roll.with(Progress.unproven(roll.rollout()));
  }
}
