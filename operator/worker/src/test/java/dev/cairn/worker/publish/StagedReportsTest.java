package dev.cairn.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.publish.FailingFiles.Crash;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who can write to the claim between stage and publish cannot change what the evidence says. */
class StagedReportsTest {
  // Of the writes of PublishCrashTest: those that delete fetch.json and the last temporary file.
  private static final int FIRST_DELETION = 6;
  private static final int LAST_DELETION = 8;

  private final Publishing publishing;
  private final Container container;

  StagedReportsTest(@TempDir Path directory) {
    container = new Container(directory);
    publishing = new Publishing(container);
    publishing.stage();
  }

  private PublishInput input() {
    PublishInput input = publishing.input();
    StagedReports reports =
        new StagedReports(sha256sum("fetch.json"), sha256sum("trainer-metrics.json"));
    return withReports(input, reports);
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

  private String sha256sum(String file) {
    String sum = Container.shell(container.partialDirectory(), "sha256sum " + file);
    return "sha256:" + sum.substring(0, 64);
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
  @CsvSource({
    "sed -i s/1500/9999/ fetch.json, fetch.json beside the staged model",
    "rm fetch.json, fetch.json beside the staged model",
    "sed -i s/0.31/0.01/ trainer-metrics.json, trainer-metrics.json beside the staged model",
    "rm trainer-metrics.json, but stage wrote"
  })
  void refusesReportsThatWereChanged(String command, String message) {
    PublishInput input = input();
    Container.shell(container.partialDirectory(), command);

    refuses(input, message);

    assertThat(container.finalDirectory()).doesNotExist();
  }

  @Test
  void refusesMetricsThatStageDidNotWrite() {
    PublishInput input =
        withReports(publishing.input(), new StagedReports(sha256sum("fetch.json"), null));

    refuses(input, "but stage wrote none");
  }

  @Test
  void believesTheReportsRatherThanAnEarlierResultBesideThem() throws StepFailure, IOException {
    PublishInput input = input();
    crash(input, FIRST_DELETION, FailingFiles.Way.BEFORE);
    forge(container.partialDirectory(), "s/0.31/0.01/");

    publishing.run(input);

    assertThat(publishing.evidence().metrics()).containsEntry("trainer.loss", 0.31);
  }

  @Test
  void completesAnAttemptThatCrashedWhenTheReportsWereGone() throws StepFailure, IOException {
    PublishInput input = input();
    crash(input, LAST_DELETION, FailingFiles.Way.AFTER);

    StepResult result = publishing.run(input);

    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
    assertThat(container.finalDirectory()).exists();
  }

  @Test
  void refusesEvidenceOfOtherDataInAnAttemptThatCrashedWhenTheReportsWereGone() {
    PublishInput input = input();
    crash(input, LAST_DELETION, FailingFiles.Way.AFTER);
    forge(container.partialDirectory(), "s/1500/9999/");

    refuses(input, "names other data than fetch measured");

    assertThat(container.finalDirectory()).doesNotExist();
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
