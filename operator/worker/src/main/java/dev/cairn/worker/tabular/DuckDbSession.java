package dev.cairn.worker.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

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

  /** What is asked of one file. */
  @FunctionalInterface
  interface Query<T> {
    /**
     * Asks.
     *
     * @param link quoted path of the file, for a table function
     */
    T ask(Connection connection, String link) throws SQLException, IOException;
  }

  private DuckDbSession(Connection connection, Path scratch) {
    this.connection = connection;
    this.scratch = scratch;
  }

  static DuckDbSession open(Path parent, Path root) throws IOException {
    Path scratch = Files.createTempDirectory(parent, "tables-").toRealPath();
    try {
      DuckDbSession session =
          new DuckDbSession(DriverManager.getConnection("jdbc:duckdb:", streaming()), scratch);
      session.confine(root.toRealPath());
      return session;
    } catch (SQLException e) {
      throw new IOException("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  /** Asks something of a file. */
  <T> T ask(Path file, Query<T> query) throws SQLException, IOException {
    Path link = scratch.resolve("file-" + links++ + compression(file));
    Files.createSymbolicLink(link, file.toRealPath());
    try {
      return query.ask(connection, quotedText(link.toString()));
    } finally {
      Files.delete(link);
    }
  }

  /** For tables of the session's own. */
  Connection connection() {
    return connection;
  }

  /** A new name of a file that the session may write. */
  Path ownFile() {
    return scratch.resolve("own-" + links++);
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

  /** Results are read while they are made, so that a table need not fit in memory. */
  private static Properties streaming() {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return properties;
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
            "preserve_insertion_order = true", // row i of a file is row i
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

  static String quotedText(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String quotedName(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
