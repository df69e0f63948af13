package dev.cairn.controller.serving.revision;

/** Whether a version can be served. */
public sealed interface RevisionVerdict {
  /**
   * It can.
   *
   * @param revision what would serve it
   */
  record Servable(Revision revision) implements RevisionVerdict {}

  /**
   * It cannot, until the version or the service says more.
   *
   * @param reason in one word
   * @param message for a person: what is missing and where to say it
   */
  record Refused(RevisionReason reason, String message) implements RevisionVerdict {}
}
