package dev.cairn.worker.tabular;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is counted in one file.
 *
 * @param rows number of rows
 * @param values per column the number of rows that are not null
 */
record FileCounts(long rows, Map<String, Long> values) {

  static FileCounts of(Connection connection, String reader) throws SQLException {
    Map<String, String> columns = types(connection, reader);
    StringBuilder query = new StringBuilder("SELECT count(*)");
    columns
        .keySet()
        .forEach(
            column ->
                query.append(", count(").append(DuckDbSession.quotedName(column)).append(')'));
    query.append(" FROM ").append(reader);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query.toString())) {
      row.next();
      Map<String, Long> values = new LinkedHashMap<>();
      int index = 2;
      for (String column : columns.keySet()) {
        values.put(column, row.getLong(index++));
      }
      return new FileCounts(row.getLong(1), values);
    }
  }

  /** DuckDB's types of a file's columns, in their order. */
  static Map<String, String> types(Connection connection, String reader) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + reader)) {
      while (rows.next()) {
        types.put(rows.getString(1), rows.getString(2));
      }
    }
    return types;
  }
}
