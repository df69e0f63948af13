package dev.cairn.worker.tabular;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Reads one file's rows in their order. */
final class FileScan {
  private final List<TableColumn> columns;
  private final RowSink sink;

  FileScan(List<TableColumn> columns, RowSink sink) {
    this.columns = columns;
    this.sink = sink;
  }

  /** Hands every row of a relation to the sink. */
  void run(Connection connection, String relation) throws SQLException, IOException {
    String values = columns.stream().map(TableColumn::expression).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + values + " FROM " + relation)) {
      ColumnType[] types = columns.stream().map(TableColumn::type).toArray(ColumnType[]::new);
      while (rows.next()) {
        for (int i = 0; i < types.length; i++) {
          hand(rows, types[i], i);
        }
        sink.end();
      }
    }
  }

  private void hand(ResultSet rows, ColumnType type, int column) throws SQLException {
    switch (type) {
      case WHOLE, NUMBER -> {
        double value = rows.getDouble(column + 1);
        if (!rows.wasNull()) {
          sink.number(column, value);
        }
      }
      case FLAG -> {
        boolean value = rows.getBoolean(column + 1);
        if (!rows.wasNull()) {
          sink.flag(column, value);
        }
      }
      case TEXT, NESTED -> {
        String value = rows.getString(column + 1);
        if (value != null) {
          sink.text(column, value);
        }
      }
    }
  }
}
