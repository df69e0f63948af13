package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision in the making.
 *
 * @param memory what is to be persisted
 * @param events what happened
 * @param standing the service in words
 */
record Turn(Memory memory, List<PlannedEvent> events, Standing standing) {
  Turn {
    events = List.copyOf(events);
  }

  /** Another one that happens right after this. */
  Turn then(Turn next) {
    List<PlannedEvent> all = new ArrayList<>(events);
    all.addAll(next.events());
    return new Turn(next.memory(), all, next.standing());
  }
}
