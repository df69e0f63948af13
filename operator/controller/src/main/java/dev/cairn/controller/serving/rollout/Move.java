package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.serving.rollout.RolloutPlan.Standing;
import dev.cairn.crds.serving.RolloutStatus;

/** What a rollout does now. */
sealed interface Move {
  /** The rollout with what was seen. */
  RolloutStatus rollout();

  /**
   * It stays where it is.
   *
   * @param standing why
   */
  record Stay(RolloutStatus rollout, Standing standing) implements Move {}

  /**
   * It goes on.
   *
   * @param stop where to
   */
  record Advance(RolloutStatus rollout, Stop stop) implements Move {}

  /**
   * The candidate is refused.
   *
   * @param reason in one word
   * @param message with figures
   * @param provisional whether nothing showed that the fault is the candidate's own
   */
  record Refuse(RolloutStatus rollout, ServiceReason reason, String message, boolean provisional)
      implements Move {}
}
