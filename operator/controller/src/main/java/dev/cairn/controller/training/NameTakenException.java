package dev.cairn.controller.training;

/**
 * An object of somebody else has the name that a run's child needs. The caches cannot know it: they
 * hold only what Cairn made.
 */
final class NameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A name that is taken.
   *
   * @param kind of the child
   * @param name the child's
   * @param owner whose object it is, as {@link dev.cairn.controller.kube.Ownership.Foreign} says
   */
  NameTakenException(String kind, String name, String owner) {
    super(message(kind, name, owner));
  }

  /** What a person is told of an object that is in the way. */
  static String message(String kind, String name, String owner) {
    return "a %s %s is there already (%s): delete it, or copy this run to a new name"
        .formatted(kind, name, owner);
  }
}
