package dev.cairn.controller.serving.rollout;

/** What a service is asked to serve. */
public sealed interface Target {
  /**
   * A revision that can be served.
   *
   * @param revision which
   */
  record Found(RevisionIdentity revision) implements Target {}

  /**
   * Nothing yet.
   *
   * @param reason such as {@link ServiceReason#ModelVersionPending}
   * @param message what is awaited
   */
  record Waiting(ServiceReason reason, String message) implements Target {}

  /**
   * Something that cannot be served, until somebody changes something.
   *
   * @param reason such as {@link ServiceReason#ModelVersionRejected}
   * @param message what to change
   */
  record Refused(ServiceReason reason, String message) implements Target {}
}
