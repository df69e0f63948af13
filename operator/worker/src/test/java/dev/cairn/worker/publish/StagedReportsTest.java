package dev.cairn.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.FetchReport;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.FailingFiles;
import dev.cairn.worker.testing.FailingFiles.Crash;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who can write to the claim between stage and publish cannot change what the evidence says. */
class StagedReportsTest {
  // Of the writes of PublishCrashTest: the one that puts the reports aside, and the last.
  private static final int ASIDE = 6;
  private static final int LAST = 13;

  private final Publishing publishing;
  private final Container container;

  StagedReportsTest(@TempDir Path directory) {
    container = new Container(directory);
    publishing = new Publishing(container);
    publishing.stage();
  }

  private PublishInput input() throws StepFailure {
    FetchReport report =
        StepJson.read(container.read(container.reports().resolve("fetch.json")), FetchReport.class);
    return withReports(
        publishing.input(),
        new StagedReports(
            Container.digestByHand(container.reports()),
            Sha256.of(StepJson.write(report.datasets()))));
  }

  private static PublishInput withReports(PublishInput input, StagedReports reports) {
    return new PublishInput(
        input.output(),
        input.artifact(),
        input.namespace(),
        input.model(),
        input.image(),
        input.startedAt(),
        input.spec(),
        reports);
  }

  private void refuses(PublishInput input, String message) {
    StepFailure failure = Failures.of(() -> publishing.run(input));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains(message);
    assertThat(publishing.logged()).isEmpty();
  }

  @Test
  void publishesWhatStageLeftAndReportsItAgain() throws StepFailure, IOException {
    PublishInput input = input();

    StepResult first = publishing.run(input);
    StepResult second = publishing.run(input);

    assertThat(second.evidenceDigest()).isNotNull().isEqualTo(first.evidenceDigest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sed -i s/1500/9999/ fetch.json",
        "rm fetch.json",
        "sed -i s/0.31/0.01/ trainer-metrics.json",
        "rm trainer-metrics.json",
        "touch profile.json",
        "rm *"
      })
  void refusesReportsThatWereChanged(String command) throws StepFailure {
    PublishInput input = input();
    Container.shell(container.reports(), command);

    refuses(input, "reports beside the staged model have digest");

    assertThat(container.finalDirectory()).doesNotExist();
  }

  @Test
  void refusesReportsThatLinkElsewhere() throws StepFailure {
    PublishInput input = input();
    Container.shell(container.reports(), "ln -s /etc/passwd x");

    refuses(input, "leaves the directory");
  }

  @ParameterizedTest
  @ValueSource(ints = {ASIDE - 1, ASIDE, ASIDE + 1})
  void believesTheReportsRatherThanAnEarlierAttempt(int write) throws StepFailure, IOException {
    PublishInput input = input();
    crash(input, write, FailingFiles.Way.AFTER);
    forge(container.partialDirectory(), "s/0.31/0.01/");

    publishing.run(input);

    assertThat(publishing.evidence().metrics()).containsEntry("trainer.loss", 0.31);
  }

  @Test
  void refusesReportsThatWereChangedAfterACrash() throws StepFailure {
    PublishInput input = input();
    crash(input, ASIDE, FailingFiles.Way.AFTER);
    Container.shell(
        container.partialDirectory(), "sed -i s/1500/9999/ ../*.partial-*.reports/fetch.json");

    refuses(input, "reports beside the staged model have digest");
  }

  @Test
  void endsWellWhenOnlyTheCleaningWasCutShort() throws StepFailure, IOException {
    PublishInput input = input();
    crash(input, LAST, FailingFiles.Way.AFTER);

    StepResult result = publishing.run(input);

    assertThat(result.reason()).isEqualTo(StepReason.ALREADY_PUBLISHED);
    assertThat(Container.files(container.claim("models")))
        .noneMatch(name -> name.contains(".partial-"));
  }

  @Test
  void publishesProfilesAndPredictionsButNeitherRowsNorLabels() throws StepFailure, IOException {
    for (String name : List.of("rows.jsonl", "labels.parquet", "predictions.csv")) {
      container.put(container.reports(), "evaluation/holdout/" + name, name);
    }
    container.put(container.reports(), "profile.json", "{}");
    container.put(container.reports(), "rowfilter.bin", "bits");

    publishing.run(input());

    assertThat(Container.files(container.claim("models").resolve("churn")))
        .containsExactly(
            "churn-1/evidence.json",
            "churn-1/model/model.joblib",
            "churn-1/modelversion.yaml",
            "churn-1/predictions/holdout.csv",
            "churn-1/profile.json",
            "churn-1/result.json",
            "churn-1/rowfilter.bin");
    assertThat(publishing.published("predictions/holdout.csv")).isEqualTo("predictions.csv");
  }

  @Test
  void refusesPublishedEvidenceOfOtherData() throws StepFailure, IOException {
    PublishInput input = input();
    publishing.run(input);
    forge(container.finalDirectory(), "s/1500/9999/");

    refuses(input, "names other data than fetch measured");
  }

  private void crash(PublishInput input, int write, FailingFiles.Way way) {
    Assertions.assertThatExceptionOfType(Crash.class)
        .isThrownBy(() -> publishing.run(input, FailingFiles.crashing(write, way), Publishing.NOW));
  }

  /** Changes the evidence and makes result.json agree. */
  private static void forge(Path directory, String change) {
    Container.shell(
        directory,
        "sum() { sha256sum evidence.json | cut -c1-64; }; old=$(sum); sed -i '"
            + change
            + "' evidence.json; [ $old != $(sum) ]; sed -i s/$old/$(sum)/ result.json");
  }
}
