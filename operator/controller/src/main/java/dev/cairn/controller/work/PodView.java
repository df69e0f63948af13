package dev.cairn.controller.work;

import org.jspecify.annotations.Nullable;

/**
 * What a Job's pods tell beside their containers.
 *
 * @param unschedulable why no node takes the newest pod, in the scheduler's words
 * @param evicted what the kubelet said when it ended a pod for exceeding a limit of its own
 * @param lostNode node of the newest pod, when that node no longer answers and the pod cannot end
 * @param unmounted why a volume of the newest pod does not come, in the words of the event
 */
public record PodView(
    @Nullable String unschedulable,
    @Nullable String evicted,
    @Nullable String lostNode,
    @Nullable String unmounted) {
  /** Nothing to tell. */
  public static final PodView QUIET = new PodView(null, null, null, null);

  /** The same, and why a volume does not come. */
  public PodView withUnmounted(String words) {
    return new PodView(unschedulable, evicted, lostNode, words);
  }
}
