package dev.cairn.worker.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of one or many files. A column has one type in all of them, wide enough for each; in a
 * file without it, it is null.
 */
public final class Table {
  private final List<TableFile> files;
  private final List<Map<String, String>> typesOfFile;
  private final Map<String, String> types = new LinkedHashMap<>();

  Table(List<TableFile> files, List<Map<String, String>> typesOfFile) {
    this.files = List.copyOf(files);
    this.typesOfFile = List.copyOf(typesOfFile);
    for (Map<String, String> columns : typesOfFile) {
      columns.forEach((name, type) -> types.merge(name, type, ColumnType::unified));
    }
    types.replaceAll((name, type) -> type.equals(ColumnType.NOTHING) ? "VARCHAR" : type);
  }

  /** The files of several tables as one. */
  public static Table joined(List<Table> tables) {
    return new Table(
        tables.stream().flatMap(table -> table.files.stream()).toList(),
        tables.stream().flatMap(table -> table.typesOfFile.stream()).toList());
  }

  /** Names of the columns, in the order of the files. */
  public List<String> names() {
    return List.copyOf(types.keySet());
  }

  /** All columns, by ascending name, as values. */
  public List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>();
    types.forEach(
        (name, type) ->
            columns.add(
                new TableColumn(
                    name,
                    ColumnType.of(type),
                    ColumnType.reading(DuckDbSession.quotedName(name), type))));
    columns.sort(Comparator.comparing(TableColumn::name));
    return columns;
  }

  /**
   * A column of texts, each a JSON object of a row's values.
   *
   * @param names of the columns that go into it, in this order; at least one
   */
  public TableColumn json(List<String> names) {
    String fields =
        names.stream()
            .map(DuckDbSession::quotedName)
            .map(quoted -> quoted + " := " + quoted)
            .collect(Collectors.joining(", "));
    String expression = "CAST(to_json(struct_pack(" + fields + ")) AS VARCHAR)";
    return new TableColumn("json", ColumnType.TEXT, expression);
  }

  List<TableFile> files() {
    return files;
  }

  /** SQL of one file's rows, with this table's columns and types. */
  String relation(int file, String reader) {
    Map<String, String> own = typesOfFile.get(file);
    List<String> selected = new ArrayList<>();
    types.forEach(
        (name, type) -> {
          String quoted = DuckDbSession.quotedName(name);
          String value = own.containsKey(name) ? quoted : "NULL";
          selected.add(
              type.equals(own.get(name))
                  ? quoted
                  : "CAST(%s AS %s) AS %s".formatted(value, type, quoted));
        });
    return "(SELECT " + String.join(", ", selected) + " FROM " + reader + ")";
  }
}
