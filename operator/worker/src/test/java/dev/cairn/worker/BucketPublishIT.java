package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Evidence;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** stage and publish against a real S3 server. */
class BucketPublishIT {
  private static final Instant NOW = Instant.parse("2026-11-21T12:30:00Z");

  private final BucketRun run;

  BucketPublishIT(@TempDir Path directory) {
    run = new BucketRun(directory);
  }

  private BucketRun.Published publish(StepResult staged) throws StepFailure, IOException {
    return run.publish(run.input(staged, run.server.endpoint()), NOW);
  }

  @Test
  void stageMakesNothingVisible() throws StepFailure, IOException {
    StepResult staged = run.stage();

    assertThat(run.objects())
        .containsExactly(
            "churn-1.partial-uid-1/model/meta/größe 50%.json",
            "churn-1.partial-uid-1/model/model.joblib",
            "churn-1.partial-uid-1/reports/fetch.json",
            "churn-1.partial-uid-1/reports/trainer-metrics.json");
    assertThat(Objects.requireNonNull(staged.artifact()).digest())
        .isEqualTo(Container.digestByHand(run.container.roots().model()));
    assertThat(Objects.requireNonNull(staged.reports()).digest())
        .isEqualTo(Container.digestByHand(run.churn().resolve("churn-1.partial-uid-1/reports")));
  }

  @Test
  void publishMakesTheWholeVisibleAndNothingElse() throws StepFailure, IOException {
    StepResult staged = run.stage();

    BucketRun.Published published = publish(staged);

    run.assertWhole();
    assertThat(published.result().artifact()).isEqualTo(staged.artifact());
    assertThat(Objects.requireNonNull(staged.artifact()).uri())
        .isEqualTo("s3://" + run.bucket + "/churn/churn-1/model/");
    String evidence = run.container.read(run.finalDirectory().resolve(Evidence.FILE));
    assertThat(published.log()).isEqualTo(evidence + "\n");
    assertThat(evidence).contains("\"trainer.loss\":0.31", "\"publishedAt\":\"" + NOW);
  }

  @Test
  void aRerunReportsTheSame() throws StepFailure, IOException {
    StepResult staged = run.stage();
    BucketRun.Published first = publish(staged);

    BucketRun.Published again =
        run.publish(
            run.input(run.output(), null, null, run.server.endpoint()), NOW.plusSeconds(60));

    assertThat(again.log()).isEqualTo(first.log());
    assertThat(again.result().message()).contains("was published before");
  }

  @Test
  void stageReplacesWhatAnEarlierAttemptLeft() throws StepFailure, IOException {
    run.container.put(run.churn(), "churn-1.partial-uid-1/model/old", "0");
    run.container.put(run.churn(), "churn-1.partial-uid-2/model/theirs", "0");

    StepResult staged = run.stage();
    publish(staged);

    assertThat(run.objects()).contains("churn-1.partial-uid-2/model/theirs");
    assertThat(run.objects()).noneMatch(name -> name.endsWith("/old"));
    run.assertAgrees();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"model/model.joblib", "model/extra", "reports/fetch.json", "reports/profile.json"})
  void refusesWhatWasChangedAfterStage(String object) throws StepFailure, IOException {
    StepResult staged = run.stage();
    run.container.put(run.churn(), "churn-1.partial-uid-1/" + object, "changed");

    StepFailure failure = Failures.of(() -> publish(staged));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains("something wrote to bucket " + run.bucket);
    assertThat(run.objects()).noneMatch(name -> name.startsWith("churn-1/"));
  }

  @Test
  void refusesAPlaceWhereSomethingForeignIs() throws StepFailure, IOException {
    StepResult staged = run.stage();
    run.container.put(run.finalDirectory(), "notes.txt", "mine");

    StepFailure failure = Failures.of(() -> publish(staged));

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("notes.txt", "delete that, or give the run a new name");
    assertThat(run.isVisible()).isFalse();
  }

  @Test
  void refusesAPlaceInsideAnotherRun() {
    run.container.put(run.churn(), "result.json", "{}");

    StepFailure failure = Failures.of(run::stage);

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("no run may write into another");
  }

  @Test
  void refusesToReplaceWhatAnotherSpecPublished() throws StepFailure, IOException {
    StepResult staged = run.stage();
    publish(staged);
    OutputPlace mine = run.output();
    OutputPlace other =
        new OutputPlace(mine.uri(), mine.run(), "uid-2", "other", mine.maxBytes(), null);

    StepFailure failure =
        Failures.of(
            () ->
                run.publish(run.input(other, staged.artifact(), null, run.server.endpoint()), NOW));

    assertThat(failure.reason()).isEqualTo(StepReason.NAME_CONFLICT);
    run.assertWhole();
  }

  @Test
  void saysThatNothingWasStaged() throws StepFailure, IOException {
    StepResult staged = run.stage();
    Container.shell(run.churn(), "rm -r churn-1.partial-uid-1");

    StepFailure failure = Failures.of(() -> publish(staged));

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("is gone from bucket " + run.bucket);
  }

  @Test
  void writesAndCopiesALargeObjectInParts() throws StepFailure, IOException {
    // Given more than one part's 64 MiB
    Container.shell(run.container.roots().model(), "head -c 73400321 /dev/urandom > large.bin");

    publish(run.stage());

    run.assertAgrees();
    assertThat(run.objects()).contains("churn-1/model/large.bin");
  }
}
