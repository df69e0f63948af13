package dev.cairn.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchInput.Checks;
import dev.cairn.contract.FetchInput.Select;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import dev.cairn.worker.testing.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchStepTest {
  private final Container container;
  private final Fetching fetch;
  private final Path data;

  FetchStepTest(@TempDir Path directory) {
    container = new Container(directory);
    fetch = new Fetching(container);
    data = container.claim("data");
  }

  @Test
  void copiesATableWithItsFigures() throws StepFailure, IOException {
    Tables.churn(data.resolve("train/a.parquet"), 1000);
    Tables.churn(data.resolve("train/b.parquet"), 500);

    StepResult result =
        fetch.run(
            Fetching.table(
                "pvc://data/train/", "Parquet", new Checks(1500L, 0.1, List.of("churned"))));

    DatasetFact fact = fetch.report().getFirst();
    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
    assertThat(result.rows()).isEqualTo(1500);
    assertThat(result.bytes()).isEqualTo(fact.bytes()).isPositive();
    assertThat(fact.name()).isEqualTo("train");
    assertThat(fact.uri()).isEqualTo("pvc://data/train/");
    assertThat(fact.files()).isEqualTo(2);
    assertThat(fact.rows()).isEqualTo(1500);
    assertThat(fact.digest())
        .isEqualTo(Container.digestByHand(data.resolve("train")))
        .isEqualTo(Container.digestByHand(fetch.channel("train")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pvc://data/set", "pvc://data/set/"})
  void aDirectoryNeedsNoSlash(String uri) throws StepFailure, IOException {
    container.put(data, "set/x", "1");

    fetch.run(Fetching.opaque(uri));

    assertThat(Container.files(fetch.channel("train"))).containsExactly("x");
    assertThat(fetch.report().getFirst().rows()).isNull();
  }

  @Test
  void aSingleFileKeepsItsNameAndHasItsOwnDigest() throws StepFailure, IOException {
    container.put(data, "hold out.csv", "a\n1\n");

    fetch.run(Fetching.table("pvc://data/hold out.csv", "CSV", null));

    assertThat(fetch.channel("train").resolve("hold out.csv")).hasContent("a\n1\n");
    assertThat(fetch.report().getFirst().digest())
        .isEqualTo(Sha256.of("a\n1\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void selectsPartitionsByTime() throws StepFailure, IOException {
    for (String value : List.of("2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "tmp")) {
      container.put(data, "set/dt=" + value + "/part", value);
    }

    StepResult result =
        fetch.run(
            Fetching.selected(
                "pvc://data/set/", new Select("dt", null, "2026-11-20", "2026-11-22")));

    assertThat(Container.files(fetch.channel("train")))
        .containsExactly("dt=2026-11-20/part", "dt=2026-11-21/part");
    assertThat(fetch.report().getFirst().digest())
        .isEqualTo(Container.digestByHand(fetch.channel("train")));
    assertThat(result.message()).contains("passed over \"dt=tmp\"");
  }

  @Test
  void writesTheTrainersConfiguration() throws StepFailure, IOException {
    container.put(data, "a.csv", "a\n1\n");

    fetch.run(Fetching.table("pvc://data/a.csv", "CSV", null));

    Path config = container.roots().input().resolve("config");
    assertThat(config.resolve("hyperparameters.json"))
        .hasContent("{\"max_depth\":\"6\",\"note\":\"line\\nbreak\",\"seed\":\"7\"}");
    assertThat(config.resolve("inputdataconfig.json"))
        .hasContent(
            "{\"train\":{\"ContentType\":\"text/csv\",\"TrainingInputMode\":\"File\","
                + "\"S3DistributionType\":\"FullyReplicated\",\"RecordWrapperType\":\"None\"}}");
    assertThat(Container.shell(config, "stat -c %a . * | tr '\\n' ' '")).isEqualTo("755 644 644");
  }

  @Test
  void acceptsDataThatMatchTheirPinAndRefusesOthers() throws StepFailure, IOException {
    container.put(data, "x", "content");
    String right = Sha256.of("content".getBytes(StandardCharsets.UTF_8));
    String wrong = "sha256:" + "0".repeat(64);

    fetch.run(Fetching.pinned("pvc://data/x", right));
    StepFailure failure = Failures.of(() -> fetch.run(Fetching.pinned("pvc://data/x", wrong)));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).startsWith("data set train: ").contains(right, wrong);
  }

  @Test
  void replacesWhatAnEarlierAttemptLeft() throws StepFailure, IOException {
    container.put(data, "set/new", "1");
    container.put(fetch.channel("train"), "old", "0");

    fetch.run(Fetching.opaque("pvc://data/set"));

    assertThat(Container.files(fetch.channel("train"))).containsExactly("new");
  }

  @Test
  void aRunThatWasPublishedIsNotTrainedAgain() {
    publish(Container.SPEC_HASH);

    StepFailure failure = Failures.of(() -> fetch.run());

    assertThat(failure.reason()).isEqualTo(StepReason.ALREADY_PUBLISHED);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
  }

  @Test
  void anotherRunsPlaceIsRefused() {
    publish("other-hash");

    StepFailure failure = Failures.of(() -> fetch.run());

    assertThat(failure.reason()).isEqualTo(StepReason.NAME_CONFLICT);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
  }

  @Test
  void sumsRowsOfTabularChannelsOnly() throws StepFailure, IOException {
    container.put(data, "a.csv", "a\n1\n2\n");
    container.put(data, "b.bin", "x");
    Channel a = new Channel("a", "pvc://data/a.csv", "CSV", null, null, null);
    Channel b = new Channel("b", "pvc://data/b.bin", "Opaque", null, null, null);

    StepResult result = fetch.run(a, b);

    assertThat(result.rows()).isEqualTo(2);
    assertThat(result.message()).isEqualTo("a: 1 files, 2 rows, 6 B; b: 1 files, 1 B");
  }

  private void publish(String specHash) {
    RunResult result = new RunResult(Container.RUN, specHash, "sha256:a", "sha256:e");
    container.put(container.finalDirectory(), RunResult.FILE, StepJson.write(result));
  }
}
