package dev.cairn.worker.profile;

/** Takes a column's values, in one of the two passes over a table. */
interface ColumnPass {
  /** A number that is not null. */
  default void number(double value) {
    throw new IllegalStateException("a number in a column of texts");
  }

  /** A text, or "true" or "false". */
  default void text(String value) {
    throw new IllegalStateException("a text in a column of numbers");
  }
}
