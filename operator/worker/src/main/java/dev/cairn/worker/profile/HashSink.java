package dev.cairn.worker.profile;

import dev.cairn.analytics.rows.RowFilter;
import dev.cairn.analytics.rows.RowHasher;
import dev.cairn.worker.tabular.RowSink;
import dev.cairn.worker.tabular.TableColumn;
import java.io.IOException;
import java.util.List;

/** Adds every row to a filter, and hands it on. */
final class HashSink implements RowSink {
  private final RowHasher hasher = new RowHasher();
  private final RowFilter filter;
  private final RowSink next;
  private final long[] keys;

  /**
   * A sink over a table.
   *
   * @param columns all of the table's, by ascending name
   */
  HashSink(List<TableColumn> columns, RowFilter filter, RowSink next) {
    this.keys = columns.stream().mapToLong(column -> RowHasher.column(column.name())).toArray();
    this.filter = filter;
    this.next = next;
  }

  @Override
  public void number(int column, double value) {
    hasher.number(keys[column], value);
    next.number(column, value);
  }

  @Override
  public void flag(int column, boolean value) {
    hasher.flag(keys[column], value);
    next.flag(column, value);
  }

  @Override
  public void text(int column, String value) {
    hasher.text(keys[column], value);
    next.text(column, value);
  }

  @Override
  public void end() throws IOException {
    filter.add(hasher.end());
    next.end();
  }
}
