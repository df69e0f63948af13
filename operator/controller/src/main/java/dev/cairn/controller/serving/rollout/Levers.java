package dev.cairn.controller.serving.rollout;

import org.jspecify.annotations.Nullable;

/**
 * Annotations by which a person acts on one thing that they name; null without.
 *
 * @param complete cairn.dev/complete: a revision, whose rollout is held no more
 * @param completeStep cairn.dev/complete-step: revision/number of a step
 * @param abort cairn.dev/abort: a revision, whose rollout ends
 * @param retry cairn.dev/retry: a revision, blocked no more; after a second refusal revision/number
 *     of the rollout that was refused
 * @param rollback cairn.dev/rollback: a ModelVersion that was promoted before
 */
public record Levers(
    @Nullable String complete,
    @Nullable String completeStep,
    @Nullable String abort,
    @Nullable String retry,
    @Nullable String rollback) {
  /** Nobody acts. */
  public static final Levers NONE = new Levers(null, null, null, null, null);
}
