package dev.cairn.worker.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.UnreadableBytesException;
import dev.cairn.analytics.profile.QuantileSketch;
import dev.cairn.analytics.rows.RowFilter;
import dev.cairn.contract.ModelSignature;
import dev.cairn.contract.profile.LevelFacts;
import dev.cairn.contract.profile.NumericFacts;
import dev.cairn.contract.profile.ProfileColumn;
import dev.cairn.contract.profile.ProfileColumn.Declared;
import dev.cairn.contract.profile.ProfileColumn.Kind;
import dev.cairn.contract.profile.ProfileColumn.Role;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.tabular.Table;
import dev.cairn.worker.tabular.TableFile;
import dev.cairn.worker.tabular.TableFormat;
import dev.cairn.worker.tabular.TableReader;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableProfilerTest {
  private static final ColumnRoles ROLES = new ColumnRoles("churned", Set.of("at"), null);

  private final Container container;
  private final Path data;
  private final TableReader tables;
  private final RowFilter filter = RowFilter.sized(10_000);

  TableProfilerTest(@TempDir Path directory) throws IOException {
    container = new Container(directory);
    data = container.claim("data");
    tables = new TableReader(container.roots().scratch(), data);
  }

  @AfterEach
  void close() throws IOException {
    tables.close();
  }

  private List<ProfileColumn> profile(ColumnRoles roles, TableFormat format, String... files)
      throws StepFailure, IOException {
    Table table =
        tables.describe(
            Arrays.stream(files).map(file -> new TableFile(format, data, Path.of(file))).toList());
    return new TableProfiler(tables).profile(table, roles, filter);
  }

  private static ProfileColumn column(List<ProfileColumn> columns, String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static NumericFacts numeric(ProfileColumn column) {
    return Objects.requireNonNull(column.numeric());
  }

  private static LevelFacts levels(ProfileColumn column) {
    return Objects.requireNonNull(column.levels());
  }

  @Test
  void profilesEveryKindOfColumn() throws StepFailure, IOException, UnreadableBytesException {
    Tables.parquet(
        data.resolve("a.parquet"),
        """
        SELECT i AS tenure, CASE WHEN i % 10 = 0 THEN NULL ELSE i / 7.0 END AS spend,
          CASE i WHEN 1 THEN 'nan' WHEN 2 THEN 'inf' ELSE '1' END::DOUBLE AS odd,
          i % 4 = 0 AS active, ['monthly', 'yearly'][i % 2 + 1] AS contract, 'id-' || i AS id,
          TIMESTAMP '2026-01-01' + to_days(i::INT) AS at, [i] AS list, i % 3 AS churned
        FROM range(5000) t(i)
        """);

    List<ProfileColumn> columns = profile(ROLES, TableFormat.PARQUET, "a.parquet");

    assertThat(columns)
        .extracting(c -> c.name() + " " + c.kind() + " " + c.role() + " " + c.type())
        .containsExactly(
            "active BOOLEAN INPUT Boolean",
            "at TEXT IGNORED String",
            "churned NUMERIC LABEL Long",
            "contract CATEGORICAL INPUT String",
            "id TEXT INPUT String",
            "list TEXT IGNORED String",
            "odd NUMERIC INPUT Double",
            "spend NUMERIC INPUT Double",
            "tenure NUMERIC INPUT Long");
    assertThat(column(columns, "spend").nulls()).isEqualTo(500);
    NumericFacts tenure = numeric(column(columns, "tenure"));
    assertThat(tenure.mean()).isCloseTo(2499.5, within(1e-9));
    assertThat(tenure.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(5000);
    byte[] sketch = Base64.getDecoder().decode(tenure.sketch());
    assertThat(QuantileSketch.read(sketch).count()).isEqualTo(5000);
    assertThat(numeric(column(columns, "odd")).nans()).isEqualTo(1);
    assertThat(numeric(column(columns, "odd")).positiveInfinities()).isEqualTo(1);
    assertThat(levels(column(columns, "active")).levels()).containsExactly("false", "true");
    assertThat(levels(column(columns, "active")).counts()).containsExactly(3750L, 1250L);
    assertThat(levels(column(columns, "contract")).counts()).containsExactly(2500L, 2500L);
    assertThat(levels(column(columns, "id")).levels()).isEmpty();
    assertThat(levels(column(columns, "id")).distinct()).isCloseTo(5000, within(400.0));
  }

  @Test
  void aColumnHasOneTypeInAllFiles() throws StepFailure, IOException {
    Tables.parquet(data.resolve("a.parquet"), "SELECT 1 AS x, 'a' AS y, 5 AS only");
    Tables.parquet(data.resolve("b.parquet"), "SELECT 2.5::FLOAT AS x, 7 AS y");

    List<ProfileColumn> columns = profile(ROLES, TableFormat.PARQUET, "a.parquet", "b.parquet");

    assertThat(column(columns, "x").type()).isEqualTo("Double");
    assertThat(numeric(column(columns, "x")).max()).isEqualTo(2.5);
    assertThat(levels(column(columns, "y")).levels()).containsExactly("7", "a");
    assertThat(column(columns, "only").nulls()).isEqualTo(1);
  }

  @Test
  void aColumnWithoutValuesDecidesNoType() throws StepFailure, IOException {
    container.put(data, "a.csv", "x,y,z\n1,,\n2,,\n");
    container.put(data, "b.csv", "x,y,z\n");
    container.put(data, "c.csv", "x,y,z\n3,4.5,\n");

    List<ProfileColumn> columns = profile(ROLES, TableFormat.CSV, "a.csv", "b.csv", "c.csv");

    assertThat(columns)
        .extracting(c -> c.name() + " " + c.type() + " " + c.nulls())
        .containsExactly("x Long 0", "y Double 2", "z String 3");
  }

  @Test
  void oneRowIsOneRowInEveryFormat() throws StepFailure, IOException {
    Tables.parquet(
        data.resolve("a.parquet"),
        "SELECT 1.50::DECIMAL(9, 2) AS b, 7::SMALLINT AS a, true AS d, NULL::INT AS e, 0.1::FLOAT"
            + " AS f, 'x y' AS c, TIMESTAMP '2026-01-01' AS g");
    container.put(data, "a.csv", "g,a,b,c,d,e,f\n2026-01-01,7,1.5,x y,true,,0.1\n");
    container.put(
        data,
        "a.jsonl",
        "{\"f\":0.1,\"d\":true,\"c\":\"x y\",\"g\":\"2026-01-01\",\"b\":1.5,\"a\":7.0}\n");

    assertThat(hash(TableFormat.CSV, "a.csv"))
        .isEqualTo(hash(TableFormat.PARQUET, "a.parquet"))
        .isEqualTo(hash(TableFormat.JSON_LINES, "a.jsonl"));
  }

  private List<Byte> hash(TableFormat format, String file) throws StepFailure, IOException {
    RowFilter own = RowFilter.sized(100);
    Table table = tables.describe(List.of(new TableFile(format, data, Path.of(file))));
    new TableProfiler(tables).remember(table, own);
    byte[] bytes = own.toBytes();
    return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList();
  }

  @Test
  void saysWhatTheSignatureDeclares() throws StepFailure, IOException {
    container.put(data, "a.csv", "tenure,plan\n1,a\n2,b\n");
    ModelSignature signature =
        new ModelSignature(
            List.of(
                new ModelSignature.Column("tenure", "Long", 0.0, 120.0, List.of(), null, null),
                new ModelSignature.Column("plan", "String", null, null, List.of(), null, null)),
            List.of());

    List<ProfileColumn> columns =
        profile(new ColumnRoles(null, Set.of(), signature), TableFormat.CSV, "a.csv");

    assertThat(column(columns, "tenure").declared()).isEqualTo(new Declared(0.0, 120.0, List.of()));
    assertThat(column(columns, "plan").declared()).isNull();
    assertThat(column(columns, "plan").kind()).isEqualTo(Kind.CATEGORICAL);
    assertThat(column(columns, "plan").role()).isEqualTo(Role.INPUT);
  }

  @Test
  void aTableWithoutRowsHasAProfile() throws StepFailure, IOException {
    Tables.parquet(data.resolve("a.parquet"), "SELECT 1 AS x, 'a' AS y, NULL::DOUBLE AS z LIMIT 0");
    Tables.parquet(data.resolve("b.parquet"), "SELECT NULL::INT AS x, NULL::VARCHAR AS y");

    List<ProfileColumn> empty = profile(ROLES, TableFormat.PARQUET, "a.parquet");
    List<ProfileColumn> nulls = profile(ROLES, TableFormat.PARQUET, "b.parquet");

    assertThat(numeric(column(empty, "x")).counts()).containsExactly(0L);
    assertThat(column(empty, "x").nulls()).isZero();
    assertThat(column(nulls, "x").nulls()).isEqualTo(1);
    assertThat(column(nulls, "y").kind()).isEqualTo(Kind.CATEGORICAL);
    assertThat(levels(column(nulls, "y")).levels()).isEmpty();
  }
}
