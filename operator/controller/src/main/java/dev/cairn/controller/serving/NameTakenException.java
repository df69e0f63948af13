package dev.cairn.controller.serving;

/** Somebody else's object has a name that a service needs. */
final class NameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NameTakenException(String kind, String name, String owner) {
    super(
        "%s %s is not ours (%s): rename or delete it, or give the InferenceService another name"
            .formatted(kind, name, owner));
  }
}
