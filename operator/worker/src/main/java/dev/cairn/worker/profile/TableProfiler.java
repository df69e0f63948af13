package dev.cairn.worker.profile;

import dev.cairn.analytics.rows.RowFilter;
import dev.cairn.contract.profile.ProfileColumn;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.tabular.Table;
import dev.cairn.worker.tabular.TableColumn;
import dev.cairn.worker.tabular.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Profiles tables in two passes: the first learns, the second counts what the first froze. */
public final class TableProfiler {
  private final TableReader tables;

  public TableProfiler(TableReader tables) {
    this.tables = tables;
  }

  /**
   * Profiles a table and adds its rows to a filter.
   *
   * @return its columns, by ascending name
   */
  public List<ProfileColumn> profile(Table table, ColumnRoles roles, RowFilter filter)
      throws StepFailure, IOException {
    List<TableColumn> columns = table.columns();
    List<ColumnLearner> learners =
        columns.stream().map(column -> ColumnLearner.of(column, roles.of(column))).toList();
    PassSink first = new PassSink(learners);
    tables.scan(table, columns, new HashSink(columns, filter, first));
    List<ColumnCounter> counters = learners.stream().map(ColumnLearner::freeze).toList();
    count(table, columns, counters);
    List<ProfileColumn> profiled = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      profiled.add(profiled(columns.get(i), roles, counters.get(i).facts(), first.rows()));
    }
    return profiled;
  }

  /** Adds a table's rows to a filter. */
  public void remember(Table table, RowFilter filter) throws StepFailure, IOException {
    List<TableColumn> columns = table.columns();
    List<IgnoredColumn> passes =
        columns.stream().map(column -> new IgnoredColumn(ProfileColumn.Kind.TEXT)).toList();
    tables.scan(table, columns, new HashSink(columns, filter, new PassSink(passes)));
  }

  private void count(Table table, List<TableColumn> columns, List<ColumnCounter> counters)
      throws StepFailure, IOException {
    List<TableColumn> open = new ArrayList<>();
    List<ColumnCounter> passes = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!counters.get(i).complete()) {
        open.add(columns.get(i));
        passes.add(counters.get(i));
      }
    }
    if (!open.isEmpty()) {
      tables.scan(table, open, new PassSink(passes));
    }
  }

  private static ProfileColumn profiled(
      TableColumn column, ColumnRoles roles, ColumnCounter.Facts facts, long rows) {
    return new ProfileColumn(
        column.name(),
        facts.kind(),
        roles.of(column),
        column.type().declared(),
        rows - facts.values(),
        roles.declared(column.name()),
        facts.numeric(),
        facts.levels());
  }
}
