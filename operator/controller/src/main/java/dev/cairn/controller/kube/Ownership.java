package dev.cairn.controller.kube;

/** Whose an object is that stands at the name of a child. */
public sealed interface Ownership {
  /** Ours: made for this object, or left by a lost status and adopted. */
  record Ours() implements Ownership {}

  /** Of an earlier object with our name; the garbage collector removes it. */
  record Predecessor() implements Ownership {}

  /**
   * Of somebody else.
   *
   * @param owner who, for a person
   */
  record Foreign(String owner) implements Ownership {}
}
