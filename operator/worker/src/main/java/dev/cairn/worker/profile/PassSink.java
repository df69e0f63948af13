package dev.cairn.worker.profile;

import dev.cairn.worker.tabular.RowSink;
import java.util.List;

/** Hands values on to the passes of their columns, and counts rows. */
final class PassSink implements RowSink {
  private final ColumnPass[] passes;
  private long rows;

  PassSink(List<? extends ColumnPass> passes) {
    this.passes = passes.toArray(ColumnPass[]::new);
  }

  @Override
  public void number(int column, double value) {
    passes[column].number(value);
  }

  @Override
  public void flag(int column, boolean value) {
    passes[column].text(value ? "true" : "false");
  }

  @Override
  public void text(int column, String value) {
    passes[column].text(value);
  }

  @Override
  public void end() {
    rows++;
  }

  long rows() {
    return rows;
  }
}
