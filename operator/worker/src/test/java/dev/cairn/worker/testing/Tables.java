package dev.cairn.worker.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

  /** Rows with tenure and churned; every tenth tenure is null. */
  public static Path churn(Path file, int rows) {
    return parquet(
        file,
        "SELECT CASE WHEN i % 10 = 0 THEN NULL ELSE i END AS tenure, i % 4 AS churned FROM range("
            + rows
            + ") t(i)");
  }
}
