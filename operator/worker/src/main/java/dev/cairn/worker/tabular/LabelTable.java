package dev.cairn.worker.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The truth of an evaluation set, row by row, kept apart from what a model may see. As a file:
 * Parquet with the columns row, label (a text, or a double), slice_0, slice_1, … (texts) and hash.
 */
public final class LabelTable implements AutoCloseable {
  private final DuckDbSession session;
  private final Connection connection;
  private final DuckDBAppender appender;

  LabelTable(DuckDbSession session, boolean numeric, int slices) throws IOException {
    this.session = session;
    try {
      // A connection of its own: a result that is still being read would end with the next query.
      connection = session.connection().unwrap(DuckDBConnection.class).duplicate();
      StringBuilder columns = new StringBuilder("\"row\" BIGINT, label ");
      columns.append(numeric ? "DOUBLE" : "VARCHAR");
      for (int i = 0; i < slices; i++) {
        columns.append(", slice_").append(i).append(" VARCHAR");
      }
      execute("CREATE OR REPLACE TABLE labels (" + columns + ", hash BIGINT)");
      appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "labels");
    } catch (SQLException e) {
      throw new IOException("DuckDB cannot keep the labels: " + e.getMessage(), e);
    }
  }

  /** Adds a row with a text for its label. */
  public void add(long row, String label, List<@Nullable String> slices, long hash)
      throws IOException {
    try {
      appender.beginRow().append(row).append(label);
      end(slices, hash);
    } catch (SQLException e) {
      throw new IOException("DuckDB cannot keep the labels: " + e.getMessage(), e);
    }
  }

  /** Adds a row with a number for its label. */
  public void add(long row, double label, List<@Nullable String> slices, long hash)
      throws IOException {
    try {
      appender.beginRow().append(row).append(label);
      end(slices, hash);
    } catch (SQLException e) {
      throw new IOException("DuckDB cannot keep the labels: " + e.getMessage(), e);
    }
  }

  /** Writes all rows into a file, in their order. */
  public void write(Path file) throws IOException {
    Path own = session.ownFile();
    try {
      appender.flush();
      execute(
          "COPY (SELECT * FROM labels ORDER BY \"row\") TO %s (FORMAT parquet)"
              .formatted(DuckDbSession.quotedText(own.toString())));
    } catch (SQLException e) {
      throw new IOException("DuckDB cannot write the labels: " + e.getMessage(), e);
    }
    Files.move(own, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    try (connection;
        appender) {
      appender.flush();
    } catch (SQLException e) {
      throw new IOException("DuckDB cannot close the labels: " + e.getMessage(), e);
    }
  }

  private void end(List<@Nullable String> slices, long hash) throws SQLException {
    for (String slice : slices) {
      appender.append(slice);
    }
    appender.append(hash).endRow();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
