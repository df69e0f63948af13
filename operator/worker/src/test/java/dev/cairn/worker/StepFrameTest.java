package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepFrameTest {
  private final Path log;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

  StepFrameTest(@TempDir Path directory) {
    log = directory.resolve("termination-log");
  }

  static Stream<Arguments> unexpected() {
    IOException full = new FileSystemException("/opt/ml/input/x", null, "No space left on device");
    return Stream.of(
        Arguments.of(
            Step.FETCH, full, StepReason.DATA_UNAVAILABLE, 75, "disk of /opt/ml/input/x is full"),
        Arguments.of(
            Step.LOAD, full, StepReason.DATA_UNAVAILABLE, 75, "disk of /opt/ml/input/x is full"),
        Arguments.of(
            Step.VERIFY,
            new IOException("I/O error"),
            StepReason.DATA_UNAVAILABLE,
            75,
            "I/O error"),
        Arguments.of(
            Step.STAGE, new IOException("I/O error"), StepReason.PUBLISH_FAILED, 75, "I/O error"),
        Arguments.of(
            Step.PUBLISH,
            new UncheckedIOException(new IOException("Stale file handle")),
            StepReason.PUBLISH_FAILED,
            75,
            "IOException: Stale file handle"),
        Arguments.of(
            Step.STAGE,
            new AccessDeniedException("/cairn/claims/models"),
            StepReason.PUBLISH_FAILED,
            65,
            "no permission for /cairn/claims/models"),
        Arguments.of(
            Step.FETCH,
            new IllegalStateException("odd"),
            StepReason.DATA_UNAVAILABLE,
            65,
            "a defect of the worker: IllegalStateException: odd"),
        Arguments.of(
            Step.FETCH,
            new OutOfMemoryError("heap"),
            StepReason.DATA_UNAVAILABLE,
            65,
            "OutOfMemoryError: heap"));
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void explainsWhatNoStepForesaw(
      Step step, Throwable thrown, StepReason reason, int exit, String message)
      throws StepFailure, IOException {
    int code = new StepFrame(log, stream, stream).run(step, () -> raise(thrown));

    StepResult result = StepJson.read(Files.readString(log), StepResult.class);
    assertThat(code).isEqualTo(exit);
    assertThat(result.step()).isEqualTo(step);
    assertThat(result.reason()).isEqualTo(reason);
    assertThat(result.message()).contains(message);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("\tat ");
  }

  @Test
  void aResultThatCannotBeLeftBehindIsNoSuccess(@TempDir Path directory) {
    StepResult done = StepResult.of(Step.STAGE, StepReason.COMPLETED, "done");

    int code = new StepFrame(directory, stream, stream).run(Step.STAGE, () -> done);

    assertThat(code).isEqualTo(StepExit.TRANSIENT);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot write " + directory);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"PUBLISH", "VERIFY"})
  void whatPrintsEvidencePrintsNothingElse(Step step) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);

    new StepFrame(log, printed, stream)
        .run(step, () -> StepResult.of(step, StepReason.COMPLETED, "done"));

    assertThat(out.size()).isZero();
  }

  @Test
  void replacesALongerMessageOfAnEarlierAttempt() throws StepFailure, IOException {
    Files.writeString(log, "x".repeat(5000));

    new StepFrame(log, stream, stream)
        .run(Step.STAGE, () -> StepResult.of(Step.STAGE, StepReason.COMPLETED, "done"));

    assertThat(StepJson.read(Files.readString(log), StepResult.class).message()).isEqualTo("done");
  }

  private static StepResult raise(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }
}
