package dev.cairn.worker.tabular;

import java.io.IOException;

/** Takes rows, value by value in the order of the columns; a null is not said. */
public interface RowSink {
  /** A number. */
  void number(int column, double value);

  /** A truth value. */
  void flag(int column, boolean value);

  /** A text. */
  void text(int column, String value);

  /** The row is complete. */
  void end() throws IOException;
}
