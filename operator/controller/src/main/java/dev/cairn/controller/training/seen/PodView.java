package dev.cairn.controller.training.seen;

import org.jspecify.annotations.Nullable;

/**
 * What a Job's pods tell beside their containers.
 *
 * @param unschedulable why no node takes the newest pod, in the scheduler's words
 * @param evicted what the kubelet said when it ended a pod for exceeding a limit of its own
 */
public record PodView(@Nullable String unschedulable, @Nullable String evicted) {
  /** Nothing to tell. */
  public static final PodView QUIET = new PodView(null, null);
}
