package dev.cairn.worker.tabular;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Rows and nulls of a table that may consist of many files. */
public final class TableMeasure {
  private final Map<Path, Set<String>> columnsOfFile = new LinkedHashMap<>();
  private final Map<String, Long> present = new LinkedHashMap<>();
  private long rows;

  /**
   * Adds one file.
   *
   * @param file for messages
   * @param fileRows its rows
   * @param values per column, how many of its rows are not null
   * @param partitions columns that the file's directories give, never null
   */
  void add(Path file, long fileRows, Map<String, Long> values, Set<String> partitions) {
    rows += fileRows;
    values.forEach((column, count) -> present.merge(column, count, Long::sum));
    Set<String> columns = new LinkedHashSet<>(values.keySet());
    columns.addAll(partitions);
    columnsOfFile.put(file, columns);
  }

  /** Rows of all files. */
  public long rows() {
    return rows;
  }

  /** Files with the columns of each. */
  Map<Path, Set<String>> columnsOfFile() {
    return columnsOfFile;
  }

  /** Share of null rows per column, 0 to 1; a file without a column counts as null throughout. */
  Map<String, Double> nullShares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    Set<String> names = new HashSet<>(present.keySet());
    names.forEach(
        name -> {
          long nulls = rows - present.getOrDefault(name, 0L);
          shares.put(name, rows == 0 ? 0.0 : (double) nulls / rows);
        });
    return shares;
  }
}
