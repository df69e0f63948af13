package dev.cairn.controller.work;

/**
 * Why a pod does not start.
 *
 * @param kind for a condition's reason
 * @param message what is missing and what to do
 */
public record PodTrouble(Kind kind, String message) {
  /** What is wrong, by the name that it has as a reason of a condition. */
  public enum Kind {
    /** An image cannot be pulled. */
    ImagePullFailed,
    /** No node takes the pod, a volume does not come, or something that it names is not there. */
    Unschedulable,
    /** The pod's node no longer answers. */
    NodeLost
  }
}
