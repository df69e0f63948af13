package dev.cairn.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.FailingFiles;
import dev.cairn.worker.testing.FailingFiles.Crash;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A crash or a failing disk at any write leaves either nothing visible or the whole. */
class PublishCrashTest {
  private static final int WRITES = 13;
  private static final int THE_RENAME = 10;
  private static final Instant LATER = Publishing.NOW.plus(Duration.ofMinutes(5));

  private final Publishing publishing;
  private final Container container;

  PublishCrashTest(@TempDir Path directory) {
    container = new Container(directory);
    publishing = new Publishing(container);
    publishing.stage();
  }

  static Stream<Arguments> everyWriteInEveryWay() {
    return IntStream.rangeClosed(1, WRITES)
        .boxed()
        .flatMap(n -> Stream.of(FailingFiles.Way.values()).map(way -> Arguments.of(n, way)));
  }

  @Test
  void theTestsKnowHowManyWritesThereAre() throws StepFailure, IOException {
    FailingFiles files = FailingFiles.never();

    publishing.run(publishing.input(), files, Publishing.NOW);

    assertThat(files.writes()).isEqualTo(WRITES);
  }

  @ParameterizedTest
  @MethodSource("everyWriteInEveryWay")
  void aRerunAfterACrashAtAnyWriteEndsWhole(int write, FailingFiles.Way way)
      throws StepFailure, IOException {
    PublishInput input = publishing.input();

    Assertions.assertThatExceptionOfType(Crash.class)
        .isThrownBy(() -> publishing.run(input, FailingFiles.crashing(write, way), Publishing.NOW));

    assertInvisibleOrWhole();
    boolean cleaned = Files.exists(container.finalDirectory()) && !isStaged();
    StepResult result = publishing.run(input, new LocalFiles(), LATER);
    assertThat(result.reason())
        .as("what was staged proves who wrote what is visible")
        .isEqualTo(cleaned ? StepReason.ALREADY_PUBLISHED : StepReason.COMPLETED);
    assertThat(container.finalDirectory()).exists();
    assertInvisibleOrWhole();
    assertThat(publishing.logged()).isEqualTo(publishing.published(Evidence.FILE) + "\n");
    assertThat(container.partialDirectory().getParent())
        .isDirectoryNotContaining("glob:**.partial-*");
  }

  /** Whether all that stage left is still there. */
  private boolean isStaged() throws IOException {
    try (Stream<Path> reports =
        Files.find(
            container.partialDirectory().getParent(),
            3,
            (file, ignored) -> file.endsWith(FetchReport.FILE))) {
      return reports.findAny().isPresent();
    }
  }

  @Test
  void aResultThatNothingProvesIsOnlyFound() throws StepFailure, IOException {
    PublishInput input = publishing.input();
    publishing.run(input, new LocalFiles(), Publishing.NOW);

    StepResult again = publishing.run(input, new LocalFiles(), LATER);

    assertThat(again.reason()).isEqualTo(StepReason.ALREADY_PUBLISHED);
    assertThat(again.message()).contains("was published before");
  }

  @ParameterizedTest
  @MethodSource("everyWriteInEveryWay")
  void crashesOneAfterTheOtherEndWholeAllTheSame(int write, FailingFiles.Way way)
      throws StepFailure, IOException {
    PublishInput input = publishing.input();

    for (int n = 1; n <= write; n++) {
      try {
        publishing.run(input, FailingFiles.crashing(n, way), Publishing.NOW);
      } catch (Crash crash) {
        assertInvisibleOrWhole();
      }
    }

    publishing.run(input, new LocalFiles(), LATER);
    assertThat(container.finalDirectory()).exists();
    assertInvisibleOrWhole();
  }

  @ParameterizedTest
  @EnumSource(FailingFiles.Way.class)
  void aFullDiskIsNamedAndCostsNothingButAnotherTry(FailingFiles.Way way)
      throws StepFailure, IOException {
    PublishInput input = publishing.input();
    FailingFiles full = FailingFiles.full(1, way);

    StepFailure failure = Failures.of(() -> publishing.run(input, full, Publishing.NOW));

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
    assertThat(failure.text()).contains("claim models is full", "are free");
    assertThat(container.finalDirectory()).doesNotExist();
    publishing.run(input, new LocalFiles(), LATER);
    assertInvisibleOrWhole();
  }

  @Test
  void aFasterContainerOfTheSameRunWins() throws StepFailure, IOException {
    PublishInput input = publishing.input();
    Publishing other = new Publishing(container);
    FailingFiles overtaken =
        FailingFiles.before(THE_RENAME, () -> other.run(input, new LocalFiles(), LATER));

    StepResult result = publishing.run(input, overtaken, Publishing.NOW);

    assertThat(result.message()).contains("was published before");
    assertThat(publishing.logged()).isEqualTo(other.logged());
    assertInvisibleOrWhole();
  }

  private void assertInvisibleOrWhole() throws IOException {
    Path directory = container.finalDirectory();
    if (!Files.exists(directory)) {
      assertThat(Container.files(container.partialDirectory())).contains("model/model.joblib");
      return;
    }
    assertThat(Container.files(directory))
        .containsExactly("evidence.json", "model/model.joblib", "modelversion.yaml", "result.json");
    RunResult result =
        StepJson.mapper().readValue(publishing.published(RunResult.FILE), RunResult.class);
    assertThat(result.evidenceDigest())
        .isEqualTo(Sha256.of(publishing.published(Evidence.FILE).getBytes(StandardCharsets.UTF_8)));
    assertThat(result.artifactDigest())
        .isEqualTo(Container.digestByHand(directory.resolve("model")))
        .isEqualTo(publishing.evidence().artifact().digest());
    assertThat(publishing.published("modelversion.yaml"))
        .contains(result.evidenceDigest(), result.artifactDigest());
  }
}
