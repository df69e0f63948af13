package dev.cairn.controller.training;

/** The API server finds a run's child invalid: the same child will never be taken. */
final class ChildRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A child that is refused.
   *
   * @param kind of the child
   * @param name the child's
   * @param words the server's own sentence
   * @param cause the answer
   */
  ChildRefusedException(String kind, String name, String words, Exception cause) {
    super(
        "the API server refuses %s %s, so correct the spec in a new run: %s"
            .formatted(kind, name, words),
        cause);
  }
}
