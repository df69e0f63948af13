package dev.cairn.worker.tabular;

import dev.cairn.contract.FetchInput.Checks;
import dev.cairn.worker.step.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Judges a measured table by a channel's checks. */
public final class TableChecks {
  private TableChecks() {}

  /** Everything that the table fails, in words; empty when it passes. */
  public static List<String> failures(Checks checks, TableMeasure measure) {
    List<String> failures = new ArrayList<>();
    Long minRows = checks.minRows();
    if (minRows != null && measure.rows() < minRows) {
      failures.add("%d rows, checks.minRows is %d".formatted(measure.rows(), minRows));
    }
    missingColumns(checks.requiredColumns(), measure, failures);
    Double maxNullShare = checks.maxNullShare();
    if (maxNullShare != null) {
      tooManyNulls(maxNullShare, measure, failures);
    }
    return failures;
  }

  private static void missingColumns(
      Collection<String> required, TableMeasure measure, List<String> failures) {
    for (Map.Entry<Path, Set<String>> file : measure.columnsOfFile().entrySet()) {
      Set<String> missing = new TreeSet<>(required);
      missing.removeAll(file.getValue());
      if (!missing.isEmpty()) {
        failures.add(
            "%s lacks the required column %s; it has %s"
                .formatted(
                    Shown.name(file.getKey()), Shown.names(missing), Shown.names(file.getValue())));
        return; // one file says what is wrong; the others are most often the same
      }
    }
  }

  private static void tooManyNulls(
      double maxNullShare, TableMeasure measure, List<String> failures) {
    measure.nullShares().entrySet().stream()
        .filter(column -> column.getValue() > maxNullShare)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(5)
        .forEach(
            column ->
                failures.add(
                    "column %s is null in %s of the rows, checks.maxNullShare is %s"
                        .formatted(
                            Shown.name(column.getKey()),
                            percent(column.getValue()),
                            percent(maxNullShare))));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }
}
