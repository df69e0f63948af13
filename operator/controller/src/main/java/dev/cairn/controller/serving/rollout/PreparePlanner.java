package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.serving.rollout.RevisionSeen.Trouble;
import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.ServiceState;
import java.util.Optional;

/** Pods become ready, or can never: then nothing is waited for. */
final class PreparePlanner {
  private PreparePlanner() {}

  static Move plan(Underway roll) {
    Optional<Trouble> hopeless =
        roll.that().seen(roll.name()).map(RevisionSeen::trouble).filter(Trouble::isFinal);
    if (hopeless.isEmpty()) {
      return OnwardPolicy.onward(roll);
    }
    String message = hopeless.get().message();
    return roll.isFirst()
        ? new Move.Stay(
            roll.rollout(),
            new Standing(ServiceState.DEGRADED, ServiceReason.NotReadyInTime, message))
        : new Move.Refuse(roll.rollout(), ServiceReason.NotReadyInTime, message, false);
  }
}
