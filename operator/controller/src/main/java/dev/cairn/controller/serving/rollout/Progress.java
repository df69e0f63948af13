package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RolloutCheck;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of a rollout, each made of the one before. */
final class Progress {
  /** What changes while a rollout stays where it is. */
  private record Marks(
      @Nullable String dueAt,
      @Nullable Boolean unproven,
      @Nullable Boolean completed,
      @Nullable Verdict verdict,
      List<RolloutCheck> checks) {
    static Marks of(RolloutStatus old) {
      return new Marks(old.dueAt(), old.unproven(), old.completed(), old.verdict(), old.checks());
    }
  }

  private Progress() {}

  /**
   * A rollout that begins.
   *
   * @param number from 1
   * @param direct whether it goes to everything at once
   * @param rollback whether a person asked for it by the rollback lever
   */
  static RolloutStatus started(long number, boolean direct, boolean rollback, Instant now) {
    String at = Timestamps.text(now);
    return new RolloutStatus(
        RolloutStatus.Phase.PREPARE,
        number,
        mark(direct),
        null,
        null,
        at,
        at,
        at,
        null,
        mark(rollback),
        null,
        null,
        List.of());
  }

  private static @Nullable Boolean mark(boolean claim) {
    return claim ? Boolean.TRUE : null;
  }

  /** At another stop, where nothing was seen yet. */
  static RolloutStatus at(Stop stop, Underway roll) {
    RolloutStatus old = roll.rollout();
    return new RolloutStatus(
        phase(stop),
        old.number(),
        old.direct(),
        stop instanceof Stop.Step step ? Integer.valueOf(step.number()) : old.step(),
        Math.max(Course.steps(roll), roll.step()),
        old.startedAt(),
        Timestamps.text(roll.now()),
        null,
        old.unproven(),
        old.rollback(),
        old.completed(),
        null,
        List.of());
  }

  private static RolloutStatus.Phase phase(Stop stop) {
    return switch (stop) {
      case Stop.Shadow ignored -> RolloutStatus.Phase.SHADOW;
      case Stop.Step ignored -> RolloutStatus.Phase.STEP;
      case Stop.Bake ignored -> RolloutStatus.Phase.BAKE;
      case Stop.Done ignored -> RolloutStatus.Phase.BAKE;
    };
  }

  /** With what the evidence says now. */
  static RolloutStatus judged(RolloutStatus old, Verdict verdict, List<RolloutCheck> checks) {
    return marked(old, new Marks(old.dueAt(), old.unproven(), old.completed(), verdict, checks));
  }

  /** The present step is over since now, unless it was before. */
  static RolloutStatus due(RolloutStatus old, Instant now) {
    Marks marks = Marks.of(old);
    return old.dueAt() == null
        ? marked(
            old,
            new Marks(
                Timestamps.text(now),
                marks.unproven(),
                marks.completed(),
                marks.verdict(),
                marks.checks()))
        : old;
  }

  /** The present step is left without proof. */
  static RolloutStatus unproven(RolloutStatus old) {
    return marked(
        old, new Marks(old.dueAt(), Boolean.TRUE, old.completed(), old.verdict(), old.checks()));
  }

  /** A person ended all holds: remembered, since annotations may be reverted. */
  static RolloutStatus completed(RolloutStatus old) {
    return marked(
        old, new Marks(old.dueAt(), old.unproven(), Boolean.TRUE, old.verdict(), old.checks()));
  }

  private static RolloutStatus marked(RolloutStatus old, Marks marks) {
    return new RolloutStatus(
        old.phase(),
        old.number(),
        old.direct(),
        old.step(),
        old.steps(),
        old.startedAt(),
        old.stepStartedAt(),
        marks.dueAt(),
        marks.unproven(),
        old.rollback(),
        marks.completed(),
        marks.verdict(),
        marks.checks());
  }
}
