package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.ServiceState;
import java.util.List;
import java.util.Optional;

/** Begins a rollout when what is asked for does not serve and nothing speaks against it. */
final class StartPlanner {
  private StartPlanner() {}

  static Turn plan(RolloutCase that, Memory memory, Aim aim) {
    if (that.spec().suspend()) {
      return quiet(memory, StandingPolicy.suspended());
    }
    return switch (aim.target()) {
      case Target.Waiting waiting -> quiet(memory, StandingPolicy.waiting(waiting, memory));
      case Target.Refused refused -> quiet(memory, StandingPolicy.refused(refused, memory));
      case Target.Found found -> towards(that, memory, found.revision(), aim.rollback());
    };
  }

  private static Turn quiet(Memory memory, Standing standing) {
    return new Turn(memory, List.of(), standing);
  }

  private static Turn towards(
      RolloutCase that, Memory memory, RevisionIdentity revision, boolean rollback) {
    if (memory.isServing(revision)) {
      return quiet(memory, StandingPolicy.serving(that, memory));
    }
    Optional<BlockedRevision> block = memory.block(revision.name());
    if (block.isPresent()) {
      return quiet(memory, StandingPolicy.blocked(block.get()));
    }
    // Nothing is protected by holding the first version back.
    return memory.stable() != null && that.spec().rollout().freeze()
        ? quiet(memory, StandingPolicy.frozen())
        : started(that, memory, revision, rollback);
  }

  private static Turn started(
      RolloutCase that, Memory memory, RevisionIdentity revision, boolean rollback) {
    boolean direct = rollback || AimPolicy.isKnownGood(memory, revision.name());
    RolloutStatus rollout =
        Progress.started(nextNumber(that, memory), direct, rollback, that.now());
    boolean first = memory.stable() == null;
    String message =
        first
            ? "%s gets ready: the first revision".formatted(revision.name())
            : "%s gets ready to replace %s%s"
                .formatted(
                    revision.name(),
                    memory.stableName(),
                    direct ? ", directly: it served before" : "");
    return new Turn(
        memory
            .withTripped(List.of())
            .trying(RolloutPlans.weighted(Recollection.status(revision), 0), rollout),
        // Where nothing else serves nothing moves; that it gets ready the status says.
        first ? List.of() : List.of(PlannedEvent.normal("RolloutStarted", message)),
        new Standing(
            first ? ServiceState.PENDING : ServiceState.PROGRESSING,
            ServiceReason.Progressing,
            message));
  }

  /** A number that the journal knows is not given again, whatever became of its rollout. */
  private static long nextNumber(RolloutCase that, Memory memory) {
    long journalled = that.journal().map(last -> Memory.lastNumber(last.history())).orElse(0L);
    return Math.max(memory.lastNumber(), journalled) + 1;
  }
}
