package dev.cairn.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchInput.Checks;
import dev.cairn.contract.FetchInput.Select;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fetch says about data that are not there, not right or not allowed. */
class FetchRefusalTest {
  private final Container container;
  private final Fetching fetch;
  private final Path data;

  FetchRefusalTest(@TempDir Path directory) {
    container = new Container(directory);
    fetch = new Fetching(container);
    data = container.claim("data");
  }

  @ParameterizedTest
  @CsvSource({
    "pvc://data/absent, 'claim data has no \"absent\"'",
    "pvc://nobody/x, not mounted",
    "pvc://data/empty/, the directory is empty",
    "pvc://data/file/, remove the slash"
  })
  void namesWhatIsNotThere(String uri, String message) {
    Container.shell(data, "mkdir -p empty/deeper; touch file");

    StepFailure failure = Failures.of(() -> fetch.run(Fetching.opaque(uri)));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(failure.exit()).isEqualTo(StepExit.NO_INPUT);
    assertThat(failure.text()).startsWith("data set train: ").contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "mkdir dt=2026-01-01 dt=2026-01-02, '2 partitions, from dt=2026-01-01 to dt=2026-01-02'",
    "mkdir dt=20261121, 'the partitions there are \"dt=20261121\", but a value must be a day'",
    "mkdir day=1 x, 'no directory dt=…; directories there: \"day=1\", \"x\"'",
    "true, directories there: none",
    "mkdir dt=2026-11-21, selected partitions hold no file"
  })
  void namesThePartitionsThatAreThereWhenNoneIsSelected(String command, String message) {
    Container.shell(data, "mkdir set; cd set; " + command);
    Select select = new Select("dt", "7d", null, null);

    StepFailure failure =
        Failures.of(() -> fetch.run(Fetching.selected("pvc://data/set/", select)));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(failure.exit()).isEqualTo(StepExit.NO_INPUT);
    assertThat(failure.text()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ln -s /etc/passwd set/x", "mkfifo set/x", "ln -s ../other set/x"})
  void refusesLinksThatLeaveAndWhatIsNoFile(String command) {
    container.put(data, "other", "x");
    Container.shell(data, "mkdir set; " + command);

    StepFailure failure = Failures.of(() -> fetch.run(Fetching.opaque("pvc://data/set/")));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains("\"x\"");
  }

  @Test
  void refusesADataSetThatIsALinkOutOfItsClaim() {
    Container.shell(data, "ln -s /etc/passwd x");

    StepFailure failure = Failures.of(() -> fetch.run(Fetching.opaque("pvc://data/x")));

    assertThat(failure.text()).contains("leads out of claim data");
  }

  @Test
  void namesTheCheckThatFails() {
    container.put(data, "a.csv", "tenure,churned\n1,\n2,1\n");
    Checks checks = new Checks(3L, 0.1, List.of("age"));

    StepFailure failure =
        Failures.of(() -> fetch.run(Fetching.table("pvc://data/a.csv", "CSV", checks)));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_CHECK_FAILED);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text())
        .startsWith("data set train: 2 rows, checks.minRows is 3; ")
        .contains("lacks the required column \"age\"")
        .contains("column \"churned\" is null in 50.00 % of the rows");
  }

  @Test
  void namesAFileThatIsNoTable() {
    container.put(data, "set/a.parquet", "no table");

    StepFailure failure =
        Failures.of(() -> fetch.run(Fetching.table("pvc://data/set/", "Parquet", null)));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_CHECK_FAILED);
    assertThat(failure.text()).contains("\"a.parquet\" cannot be read as Parquet");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/x, Opaque, names no bucket",
    "file:///etc/passwd, Opaque, uri must begin with",
    ", Opaque, uri is missing",
    "pvc://data/../models/x, Opaque, ..",
    "pvc://data/x, Avro, 'format \"Avro\" is unknown'",
    "pvc://data/x, , format",
    "http://example.org/dir/, Opaque, only single files",
    "http://u:secret@example.org/x, Opaque, must not hold a user"
  })
  void refusesAChannelThatMakesNoSense(String uri, String format, String message) {
    Channel channel = new Channel("train", uri, format, null, null, null);

    StepFailure failure = Failures.of(() -> fetch.run(channel));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.exit()).isEqualTo(StepExit.USAGE);
    assertThat(failure.text()).startsWith("data set train: ").contains(message);
  }

  @Test
  void refusesChecksWithoutRowsAndSelectionsWithoutPartitions() {
    container.put(data, "x", "1");
    Checks checks = new Checks(1L, null, List.of());
    Select select = new Select("dt", "7d", null, null);

    assertThat(
            Failures.of(() -> fetch.run(Fetching.table("pvc://data/x", "Opaque", checks))).text())
        .contains("checks need rows");
    assertThat(Failures.of(() -> fetch.run(Fetching.selected("pvc://data/x", select))).text())
        .contains("select needs a directory");
    assertThat(Failures.of(() -> fetch.run(Fetching.selected("http://h/x", select))).text())
        .contains("select needs a directory");
    assertThat(Failures.of(() -> fetch.run(Fetching.pinned("pvc://data/x", "sha256:AB"))).text())
        .contains("digest must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "/etc", "a b", ".hidden"})
  void refusesAChannelNameThatIsNoDirectory(String name) {
    Channel channel = new Channel(name, "pvc://data/x", "Opaque", null, null, null);

    assertThat(Failures.of(() -> fetch.run(channel)).reason()).isEqualTo(StepReason.INVALID_SPEC);
  }

  @Test
  void refusesTwoChannelsOfOneName() {
    Channel channel = Fetching.opaque("pvc://data/x");

    assertThat(Failures.of(() -> fetch.run(channel, channel)).text()).contains("two data sets");
  }

  @Test
  void refusesAnAsOfThatIsNoInstantAndABrokenAddressBlock() {
    container.put(data, "x", "1");
    FetchInput input =
        new FetchInput(Container.output(), Map.of(), List.of(), "yesterday", List.of());

    assertThat(
            Failures.of(() -> new FetchStep(container.roots(), HttpLimits.USUAL).run(input)).text())
        .contains("asOf");
    assertThat(Failures.of(() -> fetch.run(List.of("10.0.0.0/99"))).text())
        .contains("allowedAddresses", "10.0.0.0/99");
  }

  @Test
  void saysBeforeAnythingIsTrainedThatTheOutputIsInsideAnotherRun() {
    container.put(data, "file", "rows");
    container.put(container.claim("models"), "churn/result.json", "{}");

    StepFailure failure = Failures.of(() -> fetch.run(Fetching.opaque("pvc://data/file")));

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("no run may write into another");
    assertThat(fetch.channel("train")).doesNotExist();
  }
}
