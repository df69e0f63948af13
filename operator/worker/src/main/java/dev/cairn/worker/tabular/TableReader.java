package dev.cairn.worker.tabular;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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

  /**
   * Learns the columns of a table's files; markers and empty files are passed over.
   *
   * @throws StepFailure DataCheckFailed naming the first file that cannot be read
   */
  public Table describe(List<TableFile> files) throws StepFailure, IOException {
    List<TableFile> real = new ArrayList<>();
    List<Map<String, String>> types = new ArrayList<>();
    for (TableFile file : files) {
      if (!isMarker(file.file()) && Files.size(file.place()) > 0) {
        real.add(file);
        types.add(asked(file, (connection, link) -> types(connection, file, link, files.size())));
      }
    }
    return new Table(real, types);
  }

  /** The sniffer takes a column without values for text, which must not decide for other files. */
  private static Map<String, String> types(
      Connection connection, TableFile file, String link, int files) throws SQLException {
    String reader = file.format().typedReader(link);
    Map<String, String> types = FileCounts.types(connection, reader);
    if (files > 1 && (types.containsValue("VARCHAR") || types.containsValue("JSON"))) {
      Map<String, Long> values = FileCounts.of(connection, reader).values();
      types.replaceAll(
          (name, type) -> values.getOrDefault(name, 0L) == 0 ? ColumnType.NOTHING : type);
    }
    return types;
  }

  /**
   * Reads all rows: file by file, each in its order.
   *
   * @param columns of the table, in the order in which their values are handed on
   * @throws StepFailure DataCheckFailed naming the file that cannot be read
   */
  public void scan(Table table, List<TableColumn> columns, RowSink sink)
      throws StepFailure, IOException {
    FileScan scan = new FileScan(columns, sink);
    for (int i = 0; i < table.files().size(); i++) {
      int index = i;
      TableFile file = table.files().get(i);
      asked(
          file,
          (connection, link) -> {
            scan.run(connection, table.relation(index, file.format().typedReader(link)));
            return true;
          });
    }
  }

  /**
   * A table for the truth of one evaluation set; one at a time.
   *
   * @param numeric whether labels are numbers
   * @param slices number of slice columns
   */
  public LabelTable labels(boolean numeric, int slices) throws IOException {
    return new LabelTable(session, numeric, slices);
  }

  private <T> T asked(TableFile file, DuckDbSession.Query<T> query)
      throws StepFailure, IOException {
    try {
      return session.ask(file.place(), query);
    } catch (SQLException e) {
      throw unreadable(file.format(), file.file(), DuckDbSession.explain(e), e);
    }
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
    FileCounts counts =
        asked(
            new TableFile(format, directory, file),
            (connection, link) -> FileCounts.of(connection, format.reader(link)));
    measure.add(file, counts.rows(), counts.values(), partitions(file));
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
