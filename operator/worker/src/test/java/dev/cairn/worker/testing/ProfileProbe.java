package dev.cairn.worker.testing;

import dev.cairn.analytics.rows.RowFilter;
import dev.cairn.worker.profile.ColumnRoles;
import dev.cairn.worker.profile.TableProfiler;
import dev.cairn.worker.tabular.Table;
import dev.cairn.worker.tabular.TableFile;
import dev.cairn.worker.tabular.TableFormat;
import dev.cairn.worker.tabular.TableReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A program that profiles a Parquet file as fetch does, and prints what it found and the time. */
public final class ProfileProbe {
  private ProfileProbe() {}

  /** Profiles the file that the first argument names. */
  public static void main(String[] arguments) throws Exception {
    long start = System.nanoTime();
    Path file = Path.of(arguments[0]).toRealPath();
    Path directory = Objects.requireNonNull(file.getParent());
    Path name = Objects.requireNonNull(file.getFileName());
    Path scratch = Files.createTempDirectory("profile-");
    try (TableReader tables = new TableReader(scratch, directory)) {
      long rows = tables.measure(TableFormat.PARQUET, directory, List.of(name)).rows();
      Table table = tables.describe(List.of(new TableFile(TableFormat.PARQUET, directory, name)));
      RowFilter filter = RowFilter.sized(rows);
      int columns =
          new TableProfiler(tables)
              .profile(table, new ColumnRoles(null, Set.of(), null), filter)
              .size();
      System.out.printf(
          "rows=%d columns=%d filter=%d seconds=%.2f%n",
          rows, columns, filter.toBytes().length, (System.nanoTime() - start) / 1e9);
    }
    Files.delete(scratch);
  }
}
