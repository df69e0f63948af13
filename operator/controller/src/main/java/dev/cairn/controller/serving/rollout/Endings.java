package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.ServiceState;
import java.util.List;

/** How rollouts end. Each ending takes the candidate's weight away, or makes it stable. */
final class Endings {
  private Endings() {}

  /** The candidate is worse than allowed, or never became ready. */
  static Turn refused(Underway roll, Move.Refuse refusal) {
    BlockedRevision block = block(roll, refusal);
    return new Turn(
        over(roll, refusal.rollout(), Outcome.ROLLED_BACK, refusal.reason()).blocking(block),
        List.of(PlannedEvent.warning("RolledBack", refusal.message())),
        StandingPolicy.blocked(block));
  }

  /** A person ended it. */
  static Turn aborted(Underway roll) {
    String message =
        "%s was ended by cairn.dev/abort at %d %%"
            .formatted(roll.name(), roll.memory().candidateWeight());
    BlockedRevision block = block(roll, kept(roll, ServiceReason.Paused, message));
    return new Turn(
        over(roll, roll.rollout(), Outcome.ABORTED, ServiceReason.Paused).blocking(block),
        List.of(PlannedEvent.normal("RolloutAborted", message)),
        StandingPolicy.blocked(block));
  }

  /**
   * It is not wanted any more. Nothing is held against the revision, unless a person goes back
   * behind it: then what is left is not to come again by itself.
   *
   * @param reason why
   */
  static Turn withdrawn(Underway roll, Outcome outcome, ServiceReason reason) {
    Memory over = over(roll, roll.rollout(), outcome, reason);
    String message =
        "rollout of %s was left at %d %%: %s"
            .formatted(
                roll.name(),
                roll.memory().candidateWeight(),
                outcome == Outcome.SUPERSEDED
                    ? "another revision is asked for"
                    : "it is not asked for any more");
    return new Turn(
        reason == ServiceReason.RolledBack
            ? over.blocking(block(roll, kept(roll, reason, message)))
            : over,
        List.of(
            PlannedEvent.normal(
                outcome == Outcome.SUPERSEDED ? "RolloutSuperseded" : "RolloutAborted", message)),
        new Standing(ServiceState.PROGRESSING, reason, message));
  }

  /** The candidate is stable. */
  static Turn promoted(Underway roll, RolloutStatus rollout) {
    boolean isRollback = Boolean.TRUE.equals(rollout.rollback());
    Outcome outcome = isUnproven(roll, rollout) ? Outcome.UNPROVEN : Outcome.PROMOTED;
    Memory before = roll.memory();
    Memory over =
        over(roll, rollout, outcome, isRollback ? ServiceReason.RolledBack : reason(outcome))
            .serving(roll.candidate())
            .unblocking(roll.name());
    if (isRollback && before.stable() != null) {
      over = over.blocking(left(before, before.stable(), roll));
    }
    String message =
        "%s serves everything%s"
            .formatted(
                roll.name(), outcome == Outcome.UNPROVEN ? "; nothing proved it harmless" : "");
    return new Turn(
        over,
        List.of(
            PlannedEvent.normal(outcome == Outcome.UNPROVEN ? "Unproven" : "Promoted", message)),
        new Standing(ServiceState.READY, ServiceReason.Serving, message));
  }

  private static ServiceReason reason(Outcome outcome) {
    return outcome == Outcome.UNPROVEN ? ServiceReason.InsufficientSamples : ServiceReason.Healthy;
  }

  /** The first version has nothing to be compared with; any other needs a phase that passed. */
  private static boolean isUnproven(Underway roll, RolloutStatus rollout) {
    return Boolean.TRUE.equals(rollout.unproven())
        || (!roll.isFirst() && roll.rollout().phase() == RolloutStatus.Phase.PREPARE);
  }

  private static Memory over(
      Underway roll, RolloutStatus rollout, Outcome outcome, ServiceReason reason) {
    return roll.memory()
        .over(
            new RolloutOutcome(
                rollout.number() == null ? roll.memory().lastNumber() + 1 : rollout.number(),
                roll.name(),
                roll.candidate().modelVersion(),
                outcome,
                rollout.startedAt(),
                Timestamps.text(roll.now()),
                reason.name(),
                rollout.checks()));
  }

  private static Move.Refuse kept(Underway roll, ServiceReason reason, String message) {
    return new Move.Refuse(roll.rollout(), reason, message, false);
  }

  private static BlockedRevision block(Underway roll, Move.Refuse refusal) {
    return new BlockedRevision(
        roll.name(),
        roll.candidate().modelVersion(),
        refusal.reason().name(),
        Timestamps.text(roll.now()),
        refusal.provisional() ? Boolean.TRUE : null,
        refusals(roll.memory(), roll.name()),
        Figures.cut(refusal.message()));
  }

  private static BlockedRevision left(Memory before, RevisionStatus left, Underway roll) {
    String name = Memory.nameOf(left);
    return new BlockedRevision(
        name,
        left.modelVersion(),
        ServiceReason.RolledBack.name(),
        Timestamps.text(roll.now()),
        null,
        refusals(before, name),
        "a person went back from %s to %s by cairn.dev/rollback".formatted(name, roll.name()));
  }

  /** How often a revision was refused before, and tried again all the same. */
  private static int refusals(Memory memory, String revision) {
    return (int)
        memory.history().stream()
            .filter(outcome -> revision.equals(outcome.revision()))
            .filter(
                outcome ->
                    outcome.outcome() == Outcome.ROLLED_BACK
                        || (outcome.outcome() == Outcome.ABORTED
                            && ServiceReason.Paused.name().equals(outcome.reason())))
            .count();
  }
}
