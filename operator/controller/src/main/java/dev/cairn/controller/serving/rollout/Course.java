package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.RolloutStep;
import dev.cairn.crds.serving.ShadowPhase;
import dev.cairn.crds.serving.Strategy;
import java.time.Duration;
import java.util.List;

/** Which way a rollout takes: Prepare, Shadow, steps, Bake, Done, as the spec says now. */
final class Course {
  private Course() {}

  /** Where a rollout goes when it leaves the present phase. */
  static Stop next(Underway roll) {
    if (roll.isFirst()) {
      return new Stop.Done();
    }
    return switch (roll.rollout().phase()) {
      case PREPARE -> afterPrepare(roll);
      case SHADOW, STEP -> stepOrBake(roll);
      case BAKE, UNRECOGNISED -> new Stop.Done();
    };
  }

  private static Stop afterPrepare(Underway roll) {
    ShadowPhase shadow = roll.spec().shadow();
    return shadow == null || roll.isDirect() || roll.isCompleted()
        ? stepOrBake(roll)
        : new Stop.Shadow(shadow.percent());
  }

  /** The index and the weight only grow, also when the steps were edited on the way. */
  private static Stop stepOrBake(Underway roll) {
    if (hasSteps(roll) && !roll.isCompleted()) {
      List<RolloutStep> steps = roll.spec().stepsOrDefault();
      for (int i = roll.step(); i < steps.size(); i++) {
        int weight = steps.get(i).weight();
        if (weight > roll.memory().candidateWeight()) {
          return new Stop.Step(i + 1, weight);
        }
      }
    }
    return roll.bake().isZero() ? new Stop.Done() : new Stop.Bake();
  }

  private static boolean hasSteps(Underway roll) {
    return roll.spec().strategy() != Strategy.BLUE_GREEN && !roll.isDirect();
  }

  /** How many phases are judged: each takes its part of the chance to be wrong. */
  static int phases(Underway roll) {
    int shadow = roll.spec().shadow() == null || roll.isDirect() ? 0 : 1;
    int bake = roll.bake().isZero() ? 0 : 1;
    return Math.max(1, shadow + steps(roll) + bake);
  }

  /** Number of steps. */
  static int steps(Underway roll) {
    return hasSteps(roll) ? roll.spec().stepsOrDefault().size() : 0;
  }

  /** How long the present phase lasts at least. */
  static Duration hold(Underway roll) {
    ShadowPhase shadow = roll.spec().shadow();
    return switch (roll.rollout().phase()) {
      case SHADOW -> shadow == null ? Duration.ZERO : Durations.read(shadow.duration());
      case STEP -> Durations.read(stepHold(roll).duration());
      case BAKE -> roll.bake();
      case PREPARE, UNRECOGNISED -> Duration.ZERO;
    };
  }

  /** Whether the present step waits for a person. */
  static boolean awaitsPerson(Underway roll) {
    return roll.rollout().phase() == RolloutStatus.Phase.STEP
        && Boolean.TRUE.equals(stepHold(roll).untilPromoted());
  }

  private static RolloutStep.Hold stepHold(Underway roll) {
    List<RolloutStep> steps = roll.spec().stepsOrDefault();
    int index = roll.step() - 1;
    RolloutStep.Hold hold = index < 0 || index >= steps.size() ? null : steps.get(index).hold();
    return hold == null ? new RolloutStep.Hold(null, null) : hold;
  }
}
