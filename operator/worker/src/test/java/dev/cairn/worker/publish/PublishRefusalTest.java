package dev.cairn.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Evidence;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What publish says when it must not publish; then its log stays empty. */
class PublishRefusalTest {
  private final Publishing publishing;
  private final Container container;

  PublishRefusalTest(@TempDir Path directory) {
    container = new Container(directory);
    publishing = new Publishing(container);
    publishing.stage();
  }

  @AfterEach
  void printsNothing() {
    assertThat(publishing.logged()).isEmpty();
  }

  private StepFailure refusal(PublishInput input) {
    return Failures.of(() -> publishing.run(input));
  }

  @Test
  void refusesAModelThatIsNotTheOneThatStageMeasured() {
    PublishInput input = publishing.input();
    container.put(container.partialDirectory(), "model/model.joblib", "changed");

    StepFailure failure = refusal(input);

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.text())
        .contains(Objects.requireNonNull(input.artifact()).digest())
        .contains(Container.digestByHand(container.partialDirectory().resolve("model")));
    assertThat(container.finalDirectory()).doesNotExist();
  }

  @Test
  void refusesToReplaceWhatAnotherSpecPublished() throws StepFailure, IOException {
    publishing.run(publishing.input());
    publishing.log.reset();
    PublishInput other =
        publishing.input(
            Container.output("other-hash", 1), publishing.artifact("sha256:0"), Map.of());

    StepFailure failure = refusal(other);

    assertThat(failure.reason()).isEqualTo(StepReason.NAME_CONFLICT);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(publishing.evidence().specHash()).isEqualTo(Container.SPEC_HASH);
  }

  @Test
  void refusesToReportAnotherModelThanTheStagedOne() throws StepFailure, IOException {
    PublishInput first = publishing.input();
    publishing.run(first);
    publishing.log.reset();
    PublishInput other =
        publishing.input(first.output(), publishing.artifact("sha256:0"), Publishing.SPEC);

    StepFailure failure = refusal(other);

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text())
        .contains(Objects.requireNonNull(first.artifact()).digest(), "staged sha256:0");
  }

  @Test
  void refusesToPublishInsideAnotherRun() {
    Container.shell(container.claim("models"), "touch churn/result.json");

    StepFailure failure = refusal(publishing.input());

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("no run may write into another");
    assertThat(container.finalDirectory()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"mkdir churn/churn-1", "mkdir churn/churn-1; touch churn/churn-1/x"})
  void refusesADirectoryThatItDidNotWrite(String command) {
    Container.shell(container.claim("models"), command);

    StepFailure failure = refusal(publishing.input());

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("move it away, or give the run a new name");
    assertThat(container.partialDirectory()).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "echo x >> evidence.json, evidence.json has digest",
    "rm evidence.json, evidence.json is missing",
    "echo x >> model/model.joblib, model/ has digest",
    "rm -r model, model/ is missing",
    "ln -s /etc/passwd model/x, leaves the directory"
  })
  void noticesThatAPublishedRunWasChanged(String command, String message)
      throws StepFailure, IOException {
    publishing.run(publishing.input());
    publishing.log.reset();
    Container.shell(container.finalDirectory(), command);

    StepFailure failure = refusal(publishing.input());

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.text()).contains(message).contains("was changed after it was written");
  }

  @Test
  void saysThatNothingWasStaged() throws IOException {
    LocalFiles.deleteTree(container.partialDirectory());

    assertThat(refusal(publishing.input()).text()).contains("is gone from claim models");
    assertThat(refusal(publishing.input(Container.output(), null, Map.of())).text())
        .contains("nothing was staged");
  }

  @Test
  void refusesToPublishWithoutTheRecordOfTheData() {
    Container.shell(container.reports(), "rm fetch.json");

    assertThat(refusal(publishing.input()).text()).contains("lacks fetch.json");
    assertThat(container.finalDirectory()).doesNotExist();
  }

  @Test
  void refusesEvidenceThatIsTooLargeForALog() {
    PublishInput input = publishing.input();
    Map<String, Object> spec = Map.of("parameters", Map.of("p", "x".repeat(132_000)));

    StepFailure failure = refusal(publishing.input(input.output(), input.artifact(), spec));

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("must stay below 256.0 KiB");
    assertThat(container.partialDirectory().resolve(Evidence.FILE)).doesNotExist();
  }

  @Test
  void refusesAnInputThatLacksAField() {
    PublishInput whole = publishing.input();
    PublishInput input =
        new PublishInput(
            whole.output(), whole.artifact(), "", "churn", null, "2026-11-21T12:00:00Z", Map.of());

    StepFailure failure = refusal(input);

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.text()).isEqualTo("namespace is missing");
  }
}
