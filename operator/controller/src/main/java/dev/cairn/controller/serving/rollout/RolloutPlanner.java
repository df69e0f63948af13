package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Judgement;
import dev.cairn.analytics.sequential.Limits;
import dev.cairn.analytics.sequential.Observed;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import dev.cairn.crds.serving.RolloutStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Decides what a service's rollout does next: {@code Prepare → Shadow? → Step 1 … n → Bake → Done},
 * and back to weight 0 in one write from anywhere. Equal cases give equal plans.
 */
public final class RolloutPlanner {
  private final BiFunction<Limits, Observed, Judgement> judge;

  /**
   * A planner that believes a judge.
   *
   * @param judge says whether a candidate is surely worse than allowed; a pure function
   */
  public RolloutPlanner(BiFunction<Limits, Observed, Judgement> judge) {
    this.judge = judge;
  }

  /** What is to be done now. */
  public RolloutPlan plan(RolloutCase that) {
    Memory persisted = Recollection.of(that);
    Memory memory = TripPolicy.recorded(that, BlockPolicy.reviewed(that, persisted));
    return RolloutPlans.of(that, persisted, decide(that, memory));
  }

  private Turn decide(RolloutCase that, Memory memory) {
    Aim aim = AimPolicy.aim(that, memory);
    Optional<Underway> underway = underway(that, memory, aim);
    if (underway.isEmpty()) {
      return StartPlanner.plan(that, memory, aim);
    }
    Underway roll = underway.get();
    if (roll.name().equals(that.levers().abort())) {
      return Endings.aborted(roll);
    }
    Optional<Turn> withdrawn = withdrawn(roll, aim);
    if (withdrawn.isPresent()) {
      Turn turn = withdrawn.get();
      return turn.then(StartPlanner.plan(that, turn.memory(), aim));
    }
    Underway latched = roll.isCompleted() ? roll.with(Progress.completed(roll.rollout())) : roll;
    return carriedOut(latched, move(latched));
  }

  private static Optional<Underway> underway(RolloutCase that, Memory memory, Aim aim) {
    RolloutStatus rollout = memory.rollout();
    RevisionStatus candidate = memory.candidate();
    return rollout == null || candidate == null
        ? Optional.empty()
        : Optional.of(new Underway(that, memory, candidate, rollout, held(that, aim)));
  }

  private static Optional<Standing> held(RolloutCase that, Aim aim) {
    if (that.spec().rollout().freeze()) {
      return Optional.of(StandingPolicy.frozen());
    }
    return aim.target() instanceof Target.Waiting waiting
        ? Optional.of(StandingPolicy.waiting(waiting, Recollection.of(that)))
        : Optional.empty();
  }

  /** Ends a rollout that nobody wants any more; empty while it is wanted. */
  private static Optional<Turn> withdrawn(Underway roll, Aim aim) {
    if (roll.that().spec().suspend()) {
      return Optional.of(Endings.withdrawn(roll, Outcome.ABORTED, ServiceReason.Suspended));
    }
    return switch (aim.target()) {
      case Target.Found found when found.revision().name().equals(roll.name()) -> Optional.empty();
      case Target.Found found when roll.memory().isServing(found.revision()) ->
          Optional.of(Endings.withdrawn(roll, Outcome.ABORTED, ServiceReason.Serving));
      case Target.Found ignored ->
          Optional.of(
              Endings.withdrawn(
                  roll,
                  Outcome.SUPERSEDED,
                  aim.rollback() ? ServiceReason.RolledBack : ServiceReason.Progressing));
      case Target.Refused refused ->
          Optional.of(Endings.withdrawn(roll, Outcome.ABORTED, refused.reason()));
      case Target.Waiting ignored -> Optional.empty();
    };
  }

  private Move move(Underway roll) {
    return switch (roll.rollout().phase()) {
      case PREPARE -> PreparePlanner.plan(roll);
      case SHADOW, STEP, BAKE -> AnalysisPlanner.plan(roll, judge);
      case UNRECOGNISED ->
          new Move.Stay(
              roll.rollout(),
              new Standing(
                  PhaseWords.going(roll),
                  ServiceReason.Progressing,
                  "a newer version of the operator left this rollout in a phase that this one does not know: the split stays"));
    };
  }

  private static Turn carriedOut(Underway roll, Move move) {
    return switch (move) {
      case Move.Stay stay ->
          new Turn(roll.memory().progressing(stay.rollout()), List.of(), stay.standing());
      case Move.Refuse refuse -> Endings.refused(roll, refuse);
      case Move.Advance advance when advance.stop() instanceof Stop.Done ->
          Endings.promoted(roll, advance.rollout());
      case Move.Advance advance -> advanced(roll, advance);
    };
  }

  private static Turn advanced(Underway roll, Move.Advance advance) {
    int before = roll.memory().candidateWeight();
    int after = advance.stop().weightOfCandidate();
    RolloutStatus next = Progress.at(advance.stop(), roll.with(advance.rollout()));
    RevisionStatus candidate = RolloutPlans.weighted(roll.candidate(), after);
    Underway there =
        new Underway(
            roll.that(), roll.memory().trying(candidate, next), candidate, next, Optional.empty());
    String figures =
        before == 0
            ? roll.name() + " is ready"
            : roll.that().counted().map(Finding::figures).orElse("routers could not be asked");
    return new Turn(
        there.memory(),
        List.of(
            after == before
                ? PlannedEvent.normal("ShadowStarted", roll.name() + " gets copies of requests")
                : PlannedEvent.normal(
                    "TrafficShifted", "%d→%d: %s".formatted(before, after, figures))),
        new Standing(PhaseWords.going(there), ServiceReason.Progressing, PhaseWords.place(there)));
  }
}
