package dev.cairn.worker.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageStepTest {
  private final Container container;
  private final Path model;

  StageStepTest(@TempDir Path directory) {
    container = new Container(directory);
    model = container.roots().model();
    container.put(container.roots().work(), FetchReport.FILE, "{\"datasets\":[]}");
  }

  private StepResult stage() throws StepFailure, IOException {
    return stage(Container.output());
  }

  private StepResult stage(OutputPlace output) throws StepFailure, IOException {
    return new StageStep(container.roots(), new LocalFiles()).run(new StageInput(output));
  }

  @Test
  void bringsTheModelToThePartialDirectoryOnly() throws StepFailure, IOException {
    container.put(model, "model.joblib", "weights");
    container.put(model, "meta/columns.json", "[]");
    container.put(container.roots().output(), "metrics.json", "{\"loss\": NaN}");

    StepResult result = stage();

    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
    assertThat(result.artifact())
        .isEqualTo(
            new ArtifactRef(
                "pvc://models/churn/churn-1/model/", Container.digestByHand(model), 9, "SKLearn"));
    assertThat(Container.files(container.partialDirectory()))
        .containsExactly(
            "model/meta/columns.json",
            "model/model.joblib",
            "reports/fetch.json",
            "reports/trainer-metrics.json");
    assertThat(container.reports().resolve("trainer-metrics.json")).hasContent("{\"loss\": NaN}");
    assertThat(container.finalDirectory()).doesNotExist();
  }

  @Test
  void replacesWhatAnEarlierAttemptLeft() throws StepFailure, IOException {
    container.put(model, "new", "1");
    container.put(container.partialDirectory(), "model/old", "0");
    container.put(container.partialDirectory(), "result.json", "{}");

    stage();

    assertThat(Container.files(container.partialDirectory()))
        .containsExactly("model/new", "reports/fetch.json");
  }

  @Test
  void letsOtherUsersOfTheGroupPublishBesideIt() throws StepFailure, IOException {
    container.put(model, "m", "1");
    Path models = container.claim("models");
    Container.shell(models, "chmod 2775 .");

    stage();

    assertThat(Container.shell(models, "stat -c %a churn churn/*partial*/model | tr '\\n' ' '"))
        .isEqualTo("2775 2755");
  }

  @Test
  void leavesOtherRunsOfTheNameAlone() throws StepFailure, IOException {
    container.put(model, "new", "1");
    Path other = container.claim("models").resolve("churn/churn-1.partial-uid-0");
    container.put(other, "model/theirs", "0");

    stage();

    assertThat(Container.files(other)).containsExactly("model/theirs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true                             | left /opt/ml/model empty: write the model there",
        "mkdir -p a/b                     | left /opt/ml/model empty: write the model there",
        "echo x > m; ln -s /etc/passwd l  | \"l\" is a link that leaves the directory",
        "echo x > m; mkfifo l             | \"l\" is a device, a pipe or a socket"
      })
  void namesAModelThatIsNone(String command, String message) {
    Container.shell(model, command);

    StepFailure failure = Failures.of(this::stage);

    assertThat(failure.reason()).isEqualTo(StepReason.TRAINING_FAILED);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains(message);
    assertThat(container.partialDirectory()).doesNotExist();
  }

  @Test
  void refusesAModelThatIsTooLarge() {
    container.put(model, "m", "x".repeat(2049));

    StepFailure failure = Failures.of(() -> stage(Container.output(Container.SPEC_HASH, 2048)));

    assertThat(failure.reason()).isEqualTo(StepReason.ARTIFACT_TOO_LARGE);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains("2049 bytes", "2048 bytes", "output.maxSize");
  }

  @Test
  void refusesAModelForWhichTheClaimHasNoRoom() {
    // Given a sparse file larger than any disk here
    Container.shell(model, "truncate -s 4T m");
    OutputPlace output = Container.output(Container.SPEC_HASH, Long.MAX_VALUE);

    StepFailure failure = Failures.of(() -> stage(output));

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains("claim models is full", "4.0 TiB", "are free");
    assertThat(container.finalDirectory()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "printf '[1]' > metrics.json                         | no JSON object",
        "printf '{\"a\":' > metrics.json                     | is no JSON",
        "touch metrics.json                                  | no JSON object",
        "mkdir metrics.json                                  | no regular file",
        "mkfifo metrics.json                                 | no regular file",
        "ln -s /etc/passwd metrics.json                      | no regular file",
        "head -c 65537 /dev/zero > metrics.json              | larger than 64.0 KiB"
      })
  void leavesOutMetricsThatCannotBeReadWithANote(String command, String note)
      throws StepFailure, IOException {
    container.put(model, "m", "x");
    Container.shell(container.roots().output(), command);

    StepResult result = stage();

    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
    assertThat(result.message()).contains("metrics.json was left out").contains(note);
    assertThat(Container.files(container.partialDirectory()))
        .isEqualTo(List.of("model/m", "reports/fetch.json"));
  }

  @Test
  void refusesToLoseTheLineageOfTheData() throws IOException {
    container.put(model, "m", "x");
    java.nio.file.Files.delete(container.roots().work().resolve(FetchReport.FILE));

    assertThat(Failures.of(this::stage).text()).contains("fetch left no report");
  }

  @Test
  void saysEarlyThatSomethingForeignIsInTheWay() {
    container.put(model, "m", "x");
    container.put(container.finalDirectory(), "notes.txt", "mine");

    StepFailure failure = Failures.of(this::stage);

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("pvc://models/churn/churn-1/ exists");
  }

  @Test
  void refusesToWriteInsideAnotherRun() {
    container.put(model, "m", "x");
    container.put(container.claim("models"), "churn/result.json", "{}");

    StepFailure failure = Failures.of(this::stage);

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(container.partialDirectory()).doesNotExist();
  }

  @Test
  void bindsWhatItLeavesForPublishByDigest() throws StepFailure, IOException {
    container.put(model, "m", "x");
    container.put(container.roots().output(), "metrics.json", "{\"loss\": 1}");

    StagedReports reports = Objects.requireNonNull(stage().reports());

    assertThat(reports.digest()).isEqualTo(Container.digestByHand(container.reports()));
    assertThat(reports.datasets())
        .isEqualTo("sha256:" + Container.shell(model, "printf '[]' | sha256sum").substring(0, 64));
  }
}
