package dev.cairn.worker.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes Parquet files. */
public final class Tables {
  private Tables() {}

  /** Writes the rows of a query into a file whose name may be anything. */
  public static Path parquet(Path file, String query) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      Path directory = Objects.requireNonNull(file.getParent());
      Files.createDirectories(directory);
      Path plain = Files.createTempFile("table", ".parquet");
      statement.execute("COPY (" + query + ") TO '" + plain + "' (FORMAT parquet)");
      return Files.move(plain, file);
    } catch (SQLException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a Parquet file, each as its values with bars between them. */
  public static List<String> read(Path file, String columns) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT " + columns + " FROM read_parquet('" + file + "')")) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join("|", values));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows with tenure and churned; every tenth tenure is null. */
  public static Path churn(Path file, int rows) {
    return parquet(
        file,
        "SELECT CASE WHEN i % 10 = 0 THEN NULL ELSE i END AS tenure, i % 4 AS churned FROM range("
            + rows
            + ") t(i)");
  }
}
