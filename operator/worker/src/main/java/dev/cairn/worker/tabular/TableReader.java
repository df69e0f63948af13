package dev.cairn.worker.tabular;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Measures the tables of channels. Open it only when there is one: it loads a native library. */
public final class TableReader implements AutoCloseable {
  private final DuckDbSession session;

  /**
   * Starts an in-memory database.
   *
   * @param scratch for links to the files and for what does not fit in memory
   * @param root all files are below it
   */
  public TableReader(Path scratch, Path root) throws IOException {
    session = DuckDbSession.open(scratch, root);
  }

  /**
   * Reads all data files. As the ecosystem does, files whose name begins with '_' or '.' are taken
   * for markers and passed over.
   *
   * @param directory holds the files
   * @param files paths below it
   * @throws StepFailure DataCheckFailed naming the first file that cannot be read
   */
  public TableMeasure measure(TableFormat format, Path directory, List<Path> files)
      throws StepFailure, IOException {
    TableMeasure measure = new TableMeasure();
    for (Path file : files) {
      if (!isMarker(file)) {
        add(measure, format, directory, file);
      }
    }
    if (measure.columnsOfFile().isEmpty()) {
      throw StepFailure.refused(
          StepReason.DATA_CHECK_FAILED,
          "there is no %s file, only markers (names that begin with _ or .)"
              .formatted(format.declared()));
    }
    return measure;
  }

  @Override
  public void close() throws IOException {
    session.close();
  }

  private void add(TableMeasure measure, TableFormat format, Path directory, Path file)
      throws StepFailure, IOException {
    Path place = directory.resolve(file);
    if (Files.size(place) == 0) {
      addEmpty(measure, format, file);
      return;
    }
    try {
      DuckDbSession.Counts counts = session.count(format, place);
      measure.add(file, counts.rows(), counts.values(), partitions(file));
    } catch (SQLException e) {
      throw unreadable(format, file, DuckDbSession.explain(e), e);
    }
  }

  private static void addEmpty(TableMeasure measure, TableFormat format, Path file)
      throws StepFailure {
    if (format != TableFormat.JSON_LINES) {
      throw unreadable(format, file, "it has 0 bytes", new IOException("empty file"));
    }
    measure.add(file, 0, Map.of(), partitions(file));
  }

  private static StepFailure unreadable(
      TableFormat format, Path file, String why, Exception cause) {
    return StepFailure.refused(
        StepReason.DATA_CHECK_FAILED,
        "%s cannot be read as %s: %s"
            .formatted(Shown.name(file), format.declared(), Shown.plain(why)),
        cause);
  }

  private static boolean isMarker(Path file) {
    for (Path part : file) {
      String name = part.toString();
      if (name.startsWith("_") || name.startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> partitions(Path file) {
    Set<String> columns = new HashSet<>();
    Path directory = file.getParent();
    if (directory != null) {
      for (Path part : directory) {
        int equals = Objects.toString(part).indexOf('=');
        if (equals > 0) {
          columns.add(part.toString().substring(0, equals));
        }
      }
    }
    return columns;
  }
}
