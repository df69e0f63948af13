package dev.cairn.worker.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One connection to an in-memory DuckDB that can read the trainer's data and nothing else. Files
 * are shown to it through links with names made here, because it would take the stars and brackets
 * of a real name for a pattern, and a name that is not text could not be said in SQL at all.
 */
final class DuckDbSession {
  private static final long LEAST_MEMORY = 256L << 20;
  private static final long MOST_MEMORY = 4L << 30;
  private static final int MOST_THREADS = 4;
  private static final int LONGEST_EXPLANATION = 300;

  private final Connection connection;
  private final Path scratch;
  private long links;

  /**
   * What a query over one file says.
   *
   * @param rows number of rows
   * @param values per column the number of rows that are not null
   */
  record Counts(long rows, Map<String, Long> values) {}

  private DuckDbSession(Connection connection, Path scratch) {
    this.connection = connection;
    this.scratch = scratch;
  }

  static DuckDbSession open(Path parent, Path root) throws IOException {
    Path scratch = Files.createTempDirectory(parent, "tables-").toRealPath();
    try {
      DuckDbSession session =
          new DuckDbSession(DriverManager.getConnection("jdbc:duckdb:"), scratch);
      session.confine(root.toRealPath());
      return session;
    } catch (SQLException e) {
      throw new IOException("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  Counts count(TableFormat format, Path file) throws SQLException, IOException {
    Path link = scratch.resolve("file-" + links++ + compression(file));
    Files.createSymbolicLink(link, file.toRealPath());
    try {
      String table = format.reader(quotedText(link.toString()));
      return count(table, columns(table));
    } finally {
      Files.delete(link);
    }
  }

  void close() throws IOException {
    try (connection) {
      deleteScratch();
    } catch (SQLException e) {
      throw new IOException("DuckDB does not close: " + e.getMessage(), e);
    }
  }

  /** The part of DuckDB's message that is about the file. */
  static String explain(SQLException failure) {
    String message = Objects.toString(failure.getMessage(), "unknown reason");
    String plain = message.replace('\n', ' ').replaceAll("\\s*LINE 1:.*", "");
    int last = plain.lastIndexOf("Error: ");
    String shortened = last < 0 ? plain : plain.substring(last + "Error: ".length());
    String named =
        shortened.replaceAll("\\S*/tables-[^/\\s]*/file-[^\\s\"',)]*", "the file").strip();
    return named.length() > LONGEST_EXPLANATION
        ? named.substring(0, LONGEST_EXPLANATION) + "…"
        : named;
  }

  private void confine(Path root) throws SQLException {
    long memory = Math.clamp(Runtime.getRuntime().maxMemory(), LEAST_MEMORY, MOST_MEMORY);
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    String place = quotedText(scratch.toString());
    for (String setting :
        List.of(
            "memory_limit = '" + memory + "B'",
            "threads = " + threads,
            "temp_directory = " + quotedText(scratch.resolve("spill").toString()),
            "preserve_insertion_order = false",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "allowed_directories = [" + place + ", " + quotedText(root.toString()) + "]",
            "enable_external_access = false",
            "lock_configuration = true")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET " + setting);
      }
    }
  }

  private List<String> columns(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return columns;
  }

  private Counts count(String table, List<String> columns) throws SQLException {
    StringBuilder query = new StringBuilder("SELECT count(*)");
    columns.forEach(column -> query.append(", count(").append(quotedName(column)).append(')'));
    query.append(" FROM ").append(table);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query.toString())) {
      row.next();
      Map<String, Long> values = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        values.put(columns.get(i), row.getLong(i + 2));
      }
      return new Counts(row.getLong(1), values);
    }
  }

  private void deleteScratch() throws IOException {
    try (var paths = Files.walk(scratch)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String compression(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? ".gz" : name.endsWith(".zst") ? ".zst" : "";
  }

  private static String quotedText(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String quotedName(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
