package dev.cairn.worker.tabular;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A small CSV file whose shape is our own, as texts.
 *
 * @param header names of the columns
 * @param lines one array per line, in the file's order; an empty field is an empty text
 */
public record TextTable(List<String> header, List<String[]> lines) {

  /** DuckDB cannot read the file; the message is about the file. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(SQLException cause) {
      super(DuckDbSession.explain(cause), cause);
    }
  }

  /**
   * Reads a file.
   *
   * @param most lines that are expected; one more is read so that the caller can tell
   */
  public static TextTable read(Path scratch, Path file, long most)
      throws UnreadableException, IOException {
    DuckDbSession session = DuckDbSession.open(scratch, Objects.requireNonNull(file.getParent()));
    try {
      return session.ask(file, (connection, link) -> read(connection, link, most));
    } catch (SQLException e) {
      throw new UnreadableException(e);
    } finally {
      session.close();
    }
  }

  private static TextTable read(Connection connection, String link, long most) throws SQLException {
    String query =
        "SELECT * FROM read_csv(%s, header = true, skip = 0, delim = ',', quote = '\"', escape = '\"', comment = '', strict_mode = true, all_varchar = true) LIMIT %d"
            .formatted(link, most + 1);
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      List<String> header = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        header.add(found.getMetaData().getColumnName(i));
      }
      List<String[]> lines = new ArrayList<>();
      while (found.next()) {
        String[] line = new String[columns];
        for (int i = 0; i < columns; i++) {
          String field = found.getString(i + 1);
          line[i] = field == null ? "" : field;
        }
        lines.add(line);
      }
      return new TextTable(header, lines);
    }
  }
}
