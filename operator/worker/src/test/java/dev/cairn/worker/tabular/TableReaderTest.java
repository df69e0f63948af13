package dev.cairn.worker.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import dev.cairn.worker.testing.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {
  private final Container container;
  private final Path data;
  private final TableReader reader;

  TableReaderTest(@TempDir Path directory) throws IOException {
    container = new Container(directory);
    data = container.claim("data");
    reader = new TableReader(container.roots().scratch(), data);
  }

  @AfterEach
  void close() throws IOException {
    reader.close();
    assertThat(Container.files(container.roots().scratch())).isEmpty();
  }

  private TableMeasure measure(TableFormat format, String... files)
      throws StepFailure, IOException {
    return reader.measure(format, data, Arrays.stream(files).map(Path::of).toList());
  }

  @Test
  void countsRowsAndNullsOverAllFilesOfAParquetTable() throws StepFailure, IOException {
    Tables.churn(data.resolve("a.parquet"), 100);
    Tables.parquet(data.resolve("b.parquet"), "SELECT 1 AS churned FROM range(100)");

    TableMeasure measure = measure(TableFormat.PARQUET, "a.parquet", "b.parquet");

    assertThat(measure.rows()).isEqualTo(200);
    assertThat(measure.nullShares()).containsEntry("tenure", 0.55).containsEntry("churned", 0.0);
  }

  @Test
  void readsFilesAndColumnsWithOddNames() throws StepFailure, IOException {
    String[] names = {
      "it's.parquet", "a\"b.parquet", "*.parquet", "[ab].parquet", "d x/é;--.parquet", "{1,2}"
    };
    for (String name : names) {
      Tables.parquet(data.resolve(name), "SELECT 1 AS \"a\"\"b\", NULL::INT AS \"x'); DROP --\"");
    }

    TableMeasure measure = measure(TableFormat.PARQUET, names);

    assertThat(measure.rows()).isEqualTo(names.length);
    assertThat(measure.nullShares()).containsEntry("a\"b", 0.0).containsEntry("x'); DROP --", 1.0);
  }

  @Test
  void readsCsvWithQuotesAndMissingValues() throws StepFailure, IOException {
    container.put(data, "a.csv", "id,text\n1,\"a, \"\"b\"\"\nc\"\n2,\n");

    TableMeasure measure = measure(TableFormat.CSV, "a.csv");

    assertThat(measure.rows()).isEqualTo(2);
    assertThat(measure.nullShares()).containsEntry("id", 0.0).containsEntry("text", 0.5);
  }

  @Test
  void readsCompressedFiles() throws StepFailure, IOException {
    container.put(data, "a.csv", "id\n1\n2\n");
    container.put(data, "b.jsonl", "{\"id\": 1}\n");
    Container.shell(data, "gzip a.csv b.jsonl");

    assertThat(measure(TableFormat.CSV, "a.csv.gz").rows()).isEqualTo(2);
    assertThat(measure(TableFormat.JSON_LINES, "b.jsonl.gz").rows()).isEqualTo(1);
  }

  @Test
  void readsJsonLinesInWhichKeysAreMissing() throws StepFailure, IOException {
    container.put(data, "a.jsonl", "{\"a\": 1}\n{\"a\": null, \"b\": {\"c\": 2}}\n{\"b\": {}}\n");
    container.put(data, "empty.jsonl", "");

    TableMeasure measure = measure(TableFormat.JSON_LINES, "a.jsonl", "empty.jsonl");

    assertThat(measure.rows()).isEqualTo(3);
    assertThat(measure.nullShares()).containsEntry("a", 2.0 / 3).containsEntry("b", 1.0 / 3);
  }

  @Test
  void passesOverMarkersAndTakesPartitionsForColumns() throws StepFailure, IOException {
    Tables.churn(data.resolve("dt=2026-11-21/part.parquet"), 10);
    container.put(data, "_SUCCESS", "");
    container.put(data, "dt=2026-11-21/.part.parquet.crc", "x");

    TableMeasure measure =
        measure(
            TableFormat.PARQUET,
            "_SUCCESS",
            "dt=2026-11-21/.part.parquet.crc",
            "dt=2026-11-21/part.parquet");

    assertThat(measure.rows()).isEqualTo(10);
    assertThat(measure.columnsOfFile().values())
        .allSatisfy(columns -> assertThat(columns).contains("dt", "tenure"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PARQUET    | broken                | \"bad\" cannot be read as Parquet",
        "PARQUET    | ''                    | 0 bytes",
        "CSV        | ''                    | 0 bytes",
        "CSV        | a,b~1,2,3~            | \"bad\" cannot be read as CSV",
        "CSV        | a,b~1~                | \"bad\" cannot be read as CSV",
        "CSV        | a,b~1,\"open~         | \"bad\" cannot be read as CSV",
        "JSON_LINES | {\"a\": 1}~{\"a\":~   | \"bad\" cannot be read as JSONLines",
        "JSON_LINES | a,b~1,2~              | \"bad\" cannot be read as JSONLines"
      })
  void namesAFileThatCannotBeRead(TableFormat format, String content, String message) {
    container.put(data, "bad", content.replace('~', '\n'));

    StepFailure failure = Failures.of(() -> measure(format, "bad"));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_CHECK_FAILED);
    assertThat(failure.text()).contains(message).doesNotContain(data.toString(), "file-");
  }

  @Test
  void refusesATableWithoutAnyFile() {
    StepFailure failure = Failures.of(() -> reader.measure(TableFormat.CSV, data, List.of()));

    assertThat(failure.text()).contains("no CSV file");
  }
}
