package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunFailure;
import dev.cairn.crds.training.RunState;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.ConcurrentTest;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs that cannot succeed say what went wrong and what a person can do about it. */
final class FailuresIT {
  private static final int SECONDS_TO_FAIL = 120;

  /** Within this time a person must read why a pod does not start. */
  private static final int SECONDS_TO_TELL = 30;

  private static Scene scene;

  @BeforeAll
  static void prepareData() {
    scene = Scene.open("failures").withChurnData();
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static RunFailure failure(ChurnRun run, String reason) {
    return failure(scene.start(run), reason);
  }

  private static RunFailure failure(LiveRun run, String reason) {
    RunFailure failure = requireNonNull(run.awaitEnd(RunState.FAILED, SECONDS_TO_FAIL).failure());
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(run.condition("Succeeded"))
        .hasValueSatisfying(
            condition -> {
              assertThat(condition.status()).isEqualTo(StatusCondition.FALSE);
              assertThat(condition.reason()).isEqualTo(reason);
            });
    assertThat(run.condition("Stalled")).isPresent();
    assertThat(run.version().get()).isNull();
    return failure;
  }

  private static void awaitMessage(LiveRun run, String text) {
    run.awaitUntil(
        "its message tells",
        SECONDS_TO_TELL,
        () -> assertThat(run.message()).containsIgnoringCase(text));
  }

  @ConcurrentTest
  void showsWhatTheTrainerWroteAboutItsFailure() {
    RunFailure failure =
        failure(
            ChurnRun.named("sad")
                .trainer("python3", "-m", "churn.faults", "fail", "the price list is empty"),
            "TrainingFailed");

    assertThat(failure.message()).contains("the price list is empty");
    assertThat(failure.exitCode()).isEqualTo(3);
  }

  @ConcurrentTest
  void namesTheMemoryLimitThatWasTooLowAndDoesNotTryAgain() {
    LiveRun run =
        scene.start(
            ChurnRun.named("hungry")
                .trainer("python3", "-m", "churn.faults", "oom")
                .with(
                    "trainer.resources",
                    Map.of(
                        "requests", Map.of("memory", "64Mi"),
                        "limits", Map.of("memory", "128Mi"))));

    assertThat(failure(run, "OutOfMemory").message()).contains("128Mi");
    assertThat(run.jobs()).hasSize(1);
    assertThat(run.status().attempts()).isEqualTo(1);
  }

  @ConcurrentTest
  void saysThatTheImageCannotBePulledAndEndsWithItsTimeout() {
    LiveRun run =
        scene.start(
            ChurnRun.named("imageless")
                .with("trainer.image", "localhost/cairn-there-is-no-such-image:1")
                .with("timeout", "40s"));

    awaitMessage(run, "cairn-there-is-no-such-image");
    assertThat(failure(run, "ImagePullFailed").message())
        .contains("cairn-there-is-no-such-image", "40s");
  }

  @ConcurrentTest
  void saysWhichPathOfTheClaimIsMissing() {
    RunFailure failure =
        failure(
            ChurnRun.named("pathless").with("datasets.0.uri", "pvc://churn-data/no/such/path/"),
            "DataUnavailable");

    assertThat(failure.message()).contains("churn-data", "no/such/path");
  }

  @ConcurrentTest
  void saysWhichClaimIsMissingBeforeAnythingHasStarted() {
    LiveRun run =
        scene.start(
            ChurnRun.named("claimless").with("datasets.0.uri", "pvc://nobody-made-this/train/"));

    awaitMessage(run, "nobody-made-this");
    run.resource().delete();
  }

  @ConcurrentTest
  void refusesDataThatDifferFromTheirPin() {
    String pin = "sha256:" + "0".repeat(64);

    assertThat(
            failure(ChurnRun.named("pinned").with("datasets.0.digest", pin), "DigestMismatch")
                .message())
        .contains(pin);
  }

  @ConcurrentTest
  void refusesDataWithFewerRowsThanItsCheckAsksFor() {
    assertThat(
            failure(
                    ChurnRun.named("rowless").with("datasets.0.checks.minRows", 20_001),
                    "DataCheckFailed")
                .message())
        .contains("20000", "20001");
  }

  @ConcurrentTest
  void refusesDataThatLackARequiredColumn() {
    assertThat(
            failure(
                    ChurnRun.named("columnless")
                        .with("datasets.0.checks.requiredColumns", List.of("tenure", "shoe_size")),
                    "DataCheckFailed")
                .message())
        .contains("shoe_size");
  }

  @ConcurrentTest
  void endsATrainerThatTakesLongerThanTheTimeout() {
    LiveRun run =
        scene.start(
            ChurnRun.named("slow")
                .trainer("python3", "-m", "churn.faults", "hang")
                .with("timeout", "20s"));

    assertThat(failure(run, "DeadlineExceeded").message()).contains("spec.timeout", "20s");
  }

  @ConcurrentTest
  void refusesAPrivateAddressAndNamesTheSettingThatWouldAllowIt() {
    assertThat(
            failure(
                    ChurnRun.named("private")
                        .with("datasets.0.uri", "http://10.11.12.13/train.parquet"),
                    "DataUnavailable")
                .message())
        .contains("10.11.12.13", "http.allowedAddresses");
  }

  @ConcurrentTest
  void refusesATrainerThatLeavesNoModel() {
    assertThat(
            failure(ChurnRun.named("idle").unevaluated().trainer("true"), "TrainingFailed")
                .message())
        .contains("/opt/ml/model");
  }

  @ConcurrentTest
  void refusesAModelThatIsLargerThanAllowed() {
    assertThat(
            failure(ChurnRun.named("heavy").with("output.maxSize", "1Ki"), "ArtifactTooLarge")
                .message())
        .contains("output.maxSize", "1024 bytes");
  }

  @ConcurrentTest
  void saysThatTheNamespaceMayHaveNoPod() {
    try (Scene full = Scene.open("full").withoutPods()) {
      awaitMessage(full.start(ChurnRun.named("podless")), "quota");
    }
  }
}
