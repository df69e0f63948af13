package dev.cairn.worker.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.FetchInput.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableChecksTest {
  private static TableMeasure table() {
    TableMeasure measure = new TableMeasure();
    measure.add(Path.of("a"), 50, Map.of("tenure", 45L, "churned", 50L), Set.of("dt"));
    measure.add(Path.of("b"), 50, Map.of("tenure", 48L, "churned", 50L), Set.of("dt"));
    return measure;
  }

  @Test
  void passesATableThatJustSatisfiesItsChecks() {
    Checks checks = new Checks(100L, 0.07, List.of("tenure", "churned", "dt"));

    assertThat(TableChecks.failures(checks, table())).isEmpty();
  }

  @Test
  void countsRowsOfAllFiles() {
    assertThat(TableChecks.failures(new Checks(101L, null, List.of()), table()))
        .containsExactly("100 rows, checks.minRows is 101");
  }

  @Test
  void namesTheColumnAndItsShareOfNulls() {
    assertThat(TableChecks.failures(new Checks(null, 0.0699, List.of()), table()))
        .containsExactly(
            "column \"tenure\" is null in 7.00 % of the rows, checks.maxNullShare is 6.99 %");
  }

  @Test
  void namesMissingColumnsAndThoseThatAreThere() {
    assertThat(TableChecks.failures(new Checks(null, null, List.of("age", "tenure")), table()))
        .singleElement()
        .asString()
        .startsWith("\"a\" lacks the required column \"age\"; it has ")
        .contains("\"churned\"");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThat(TableChecks.failures(new Checks(1000L, 0.01, List.of("age")), table())).hasSize(3);
  }

  @Test
  void aTableWithoutRowsHasNoNulls() {
    TableMeasure empty = new TableMeasure();
    empty.add(Path.of("a"), 0, Map.of("tenure", 0L), Set.of());

    assertThat(TableChecks.failures(new Checks(0L, 0.0, List.of("tenure")), empty)).isEmpty();
  }
}
