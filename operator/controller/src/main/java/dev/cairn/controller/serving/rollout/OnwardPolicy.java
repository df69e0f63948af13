package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.ServiceState;
import java.time.Duration;

/** Leaves a phase that is over: as soon as the pods are there that the next one needs. */
final class OnwardPolicy {
  private OnwardPolicy() {}

  static Move onward(Underway roll) {
    if (roll.held().isPresent() && !roll.isFirst()) {
      return new Move.Stay(roll.rollout(), roll.held().get());
    }
    Stop next = Course.next(roll);
    int need = SizePolicy.at(next, roll.fullSize());
    RolloutStatus due = Progress.due(roll.rollout(), roll.now());
    if (roll.ready() < need) {
      return unready(roll, due, need);
    }
    if (next.needsStable() && roll.that().ready(roll.memory().stableName()) == 0) {
      return new Move.Stay(
          due,
          new Standing(
              ServiceState.DEGRADED,
              ServiceReason.PredictorNotReady,
              "stable %s has no ready pod to keep its share of the traffic: the rollout of %s waits for it; cairn.dev/complete: %s gives everything to the candidate"
                  .formatted(roll.memory().stableName(), roll.name(), roll.name())));
    }
    return new Move.Advance(due, next);
  }

  private static Move unready(Underway roll, RolloutStatus due, int need) {
    String trouble =
        roll.that()
            .seen(roll.name())
            .map(RevisionSeen::trouble)
            .map(found -> ": " + found.message())
            .orElse("");
    String pods = "%d of %d pods of %s are ready".formatted(roll.ready(), need, roll.name());
    Duration deadline = roll.progressDeadline();
    boolean late = Timestamps.since(due.dueAt(), roll.now()).compareTo(deadline) >= 0;
    if (!late) {
      return new Move.Stay(due, waiting(roll, pods + trouble));
    }
    String message = "%s after %s%s".formatted(pods, Figures.duration(deadline), trouble);
    return roll.isFirst()
        ? new Move.Stay(
            due, new Standing(ServiceState.DEGRADED, ServiceReason.NotReadyInTime, message))
        : new Move.Refuse(due, ServiceReason.NotReadyInTime, message, false);
  }

  private static Standing waiting(Underway roll, String message) {
    ServiceState state =
        roll.isFirst()
            ? ServiceState.PENDING
            : roll.rollout().phase() == RolloutStatus.Phase.BAKE
                ? ServiceState.BAKING
                : ServiceState.PROGRESSING;
    return new Standing(
        state,
        roll.isFirst() ? ServiceReason.PredictorNotReady : ServiceReason.Progressing,
        message);
  }
}
