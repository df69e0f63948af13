package dev.cairn.worker.tabular;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LabelTable} wrote, read back by column; row i of each is row i of the evaluation set.
 *
 * @param texts the labels of a classification; empty for a regression
 * @param numbers the labels of a regression; empty for a classification
 * @param slices columns slice_0, slice_1, …
 * @param hashes canonical hashes of the rows
 */
@SuppressWarnings("ArrayRecordComponent") // columns of 100 000 rows, never compared
public record Labels(
    @Nullable String[] texts, double[] numbers, List<@Nullable String[]> slices, long[] hashes) {

  /** Number of rows. */
  public int rows() {
    return hashes.length;
  }

  /**
   * Reads a file.
   *
   * @param file labels.parquet, compared with its digest
   * @param shape what it must look like
   * @throws StepFailure PublishFailed when it is no such table
   */
  public static Labels read(Path scratch, Path file, Shape shape) throws StepFailure, IOException {
    DuckDbSession session = DuckDbSession.open(scratch, Objects.requireNonNull(file.getParent()));
    try {
      return session.ask(file, (connection, link) -> read(connection, link, shape));
    } catch (SQLException e) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "%s of the evaluation cannot be read: %s"
              .formatted(file.getFileName(), DuckDbSession.explain(e)),
          e);
    } finally {
      session.close();
    }
  }

  /**
   * What a table must look like.
   *
   * @param rows number of rows
   * @param numeric whether labels are numbers
   * @param slices number of slice columns
   */
  public record Shape(int rows, boolean numeric, int slices) {}

  private static Labels read(Connection connection, String link, Shape shape)
      throws SQLException, IOException {
    Labels labels = empty(shape);
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT * FROM read_parquet(" + link + ") ORDER BY \"row\"")) {
      int row = 0;
      while (found.next()) {
        if (row >= shape.rows() || found.getLong(1) != row) {
          throw new IOException("labels do not fit their rows: row %d".formatted(row));
        }
        labels.take(found, row++);
      }
      if (row != shape.rows()) {
        throw new IOException("%d labels for %d rows".formatted(row, shape.rows()));
      }
    }
    return labels;
  }

  private static Labels empty(Shape shape) {
    List<@Nullable String[]> slices = new ArrayList<>();
    for (int i = 0; i < shape.slices(); i++) {
      slices.add(new String[shape.rows()]);
    }
    return new Labels(
        new String[shape.numeric() ? 0 : shape.rows()],
        new double[shape.numeric() ? shape.rows() : 0],
        List.copyOf(slices),
        new long[shape.rows()]);
  }

  private void take(ResultSet found, int row) throws SQLException {
    if (numbers.length > 0) {
      numbers[row] = found.getDouble(2);
    } else {
      texts[row] = found.getString(2);
    }
    for (int i = 0; i < slices.size(); i++) {
      slices.get(i)[row] = found.getString(3 + i);
    }
    hashes[row] = found.getLong(3 + slices.size());
  }

  @Override
  public String toString() {
    return "Labels" + Arrays.asList(rows(), slices.size());
  }
}
