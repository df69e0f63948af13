package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RolloutStatus;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many pods a revision needs: its size comes before its weight, and stable keeps its own. */
final class SizePolicy {
  private static final double PERCENT = 100.0;

  private SizePolicy() {}

  /** Pods of a revision that takes everything: what stable has, at least what the spec asks for. */
  static int full(RolloutCase that, Memory memory) {
    int stable = that.seen(memory.stableName()).map(RevisionSeen::wantedReplicas).orElse(0);
    return Math.max(that.spec().scaling().minReplicas(), stable);
  }

  /** Pods that a candidate needs at a stop; at least one. */
  static int at(Stop stop, int full) {
    return Math.max(1, (int) Math.ceil(full * stop.percentOfPods() / PERCENT));
  }

  /** Least replicas of the revisions that have a role, by name. */
  static Map<String, Integer> sizes(RolloutCase that, Memory memory) {
    Map<String, Integer> sizes = new TreeMap<>();
    if (that.spec().suspend()) {
      that.revisions().keySet().stream()
          .filter(name -> name.equals(memory.stableName()) || that.persistedWeight(name) == 0)
          .forEach(name -> sizes.put(name, 0));
      return sizes;
    }
    RolloutStatus rollout = memory.rollout();
    if (memory.stable() != null) {
      sizes.put(memory.stableName(), stable(that, memory));
    }
    if (rollout != null && memory.candidate() != null) {
      Underway roll = new Underway(that, memory, memory.candidate(), rollout, Optional.empty());
      int wanted = that.seen(roll.name()).map(RevisionSeen::wantedReplicas).orElse(0);
      sizes.put(roll.name(), Math.max(wanted, candidate(roll)));
    }
    return sizes;
  }

  private static int stable(RolloutCase that, Memory memory) {
    return memory.rollout() == null ? that.spec().scaling().minReplicas() : full(that, memory);
  }

  private static int candidate(Underway roll) {
    boolean moving =
        roll.rollout().phase() == RolloutStatus.Phase.PREPARE || roll.rollout().dueAt() != null;
    return at(moving ? Course.next(roll) : present(roll), roll.fullSize());
  }

  private static Stop present(Underway roll) {
    return switch (roll.rollout().phase()) {
      case SHADOW ->
          new Stop.Shadow(roll.spec().shadow() == null ? 0 : roll.spec().shadow().percent());
      case STEP -> new Stop.Step(roll.step(), roll.memory().candidateWeight());
      case PREPARE, BAKE, UNRECOGNISED -> new Stop.Bake();
    };
  }
}
