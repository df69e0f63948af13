package dev.cairn.worker.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cairn.contract.Champion;
import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.FailingFiles;
import dev.cairn.worker.testing.FailingFiles.Crash;
import dev.cairn.worker.testing.FailingFiles.Way;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A crash at any write of a publish that scores against a champion leaves either nothing visible or
 * the whole, and the Job's next attempt, gather included, ends with the same bytes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // trained once; then only the claim is put back
class EvaluatedCrashTest {
  private static final int WRITES = 17;
  private static final int THE_RENAME = 14;
  private static final String HOLDOUT = "pvc://data/holdout.parquet";

  private final Path root;
  private final EvaluatedRun run;
  private final StepResult staged;
  private final Champion champion;
  private final String whole;

  EvaluatedCrashTest(@TempDir Path root) throws StepFailure, IOException {
    this.root = root;
    Files.createDirectories(root.resolve("claims/models"));
    EvaluatedRun.makeData(root.resolve("claims"));
    EvaluatedRun first = run("first");
    Evidence published = first.publish(first.train(EvaluatedCrashTest::perfect, HOLDOUT), null);
    champion = first.champion(published, null);
    run = run("second");
    staged = run.train(EvaluatedCrashTest::perfect, HOLDOUT);
    Container.shell(root, "cp -a claims/models staged");
    whole = evidence(attempt(FailingFiles.never()));
  }

  private EvaluatedRun run(String name) throws IOException {
    return new EvaluatedRun(
        Files.createDirectory(root.resolve(name)),
        root.resolve("claims"),
        name,
        EvaluatedRun.maxDrop("not-worse", "accuracy", 0.02));
  }

  /** Wrong for no row. */
  private static double perfect(int row) {
    return row % 2 == 1 ? 0.9 : 0.1;
  }

  @BeforeEach
  void putTheClaimBack() {
    Container.shell(root, "rm -rf claims/models && cp -a staged claims/models");
  }

  static Stream<Arguments> everyWriteInEveryWay() {
    return IntStream.rangeClosed(1, WRITES)
        .boxed()
        .flatMap(n -> Stream.of(Way.values()).map(way -> Arguments.of(n, way)));
  }

  /** What the pod of one Job does: gather, the champion's own container, publish. */
  private Evidence attempt(FailingFiles files) throws StepFailure, IOException {
    Container.shell(run.container.roots().rows(), "rm -rf holdout ../champion");
    run.gather(staged, champion);
    assertThat(run.container.roots().rows().resolve("holdout/rows.jsonl")).isNotEmptyFile();
    run.container.put(
        run.container.roots().predictions(),
        "holdout/predictions.csv",
        EvaluatedRun.predictions(EvaluatedCrashTest::perfect));
    return run.publish(staged, champion, files);
  }

  private String evidence(Evidence reported) {
    EvaluationReport evaluation = Objects.requireNonNull(reported.evaluation());
    assertThat(evaluation.gates().getFirst().champion()).isEqualTo(1.0);
    return run.container.read(run.finalDirectory().resolve(Evidence.FILE));
  }

  @Test
  void theTestsKnowHowManyWritesThereAre() throws StepFailure, IOException {
    FailingFiles files = FailingFiles.never();

    attempt(files);

    assertThat(files.writes()).isEqualTo(WRITES);
  }

  @ParameterizedTest
  @MethodSource("everyWriteInEveryWay")
  void anotherAttemptAfterACrashAtAnyWriteEndsWithTheSameBytes(int write, Way way)
      throws StepFailure, IOException {
    assertThatExceptionOfType(Crash.class)
        .isThrownBy(() -> attempt(FailingFiles.crashing(write, way)));

    assertInvisibleOrWhole();
    boolean visible = write > THE_RENAME || (write == THE_RENAME && way == Way.AFTER);
    assertThat(Files.exists(run.finalDirectory())).isEqualTo(visible);
    FailingFiles watched = FailingFiles.watched(this::assertInvisibleOrWhole);
    Evidence reported = visible ? withoutChampion(watched) : attempt(watched);

    assertThat(evidence(reported)).isEqualTo(whole);
    assertInvisibleOrWhole();
    assertThat(run.finalDirectory().getParent())
        .isDirectoryNotContaining("glob:**.partial-*")
        .isDirectoryContaining("glob:**/second");
  }

  /** What comes after a gather that finds the run published: a Job without the champion. */
  private Evidence withoutChampion(FailingFiles files) throws StepFailure, IOException {
    StepFailure failure = Failures.of(() -> run.gather(staged, champion));
    assertThat(failure.reason()).isEqualTo(StepReason.ALREADY_PUBLISHED);
    assertThat(failure.text()).contains("pvc://models/churn/second/ holds this run's result");
    Champion gone =
        new Champion(
            champion.name(), champion.artifact(), champion.evidence(), "nothing was gathered");
    return run.publish(staged, gone, files);
  }

  @Test
  void crashesOneAfterTheOtherEndWholeAllTheSame() throws StepFailure, IOException {
    for (int write = 1; write < THE_RENAME; write++) {
      FailingFiles files = FailingFiles.crashing(write, Way.HALFWAY);
      assertThatExceptionOfType(Crash.class).isThrownBy(() -> attempt(files));
      assertInvisibleOrWhole();
    }

    assertThat(evidence(attempt(FailingFiles.never()))).isEqualTo(whole);
    assertInvisibleOrWhole();
  }

  private void assertInvisibleOrWhole() {
    Path directory = run.finalDirectory();
    if (!Files.exists(directory)) {
      return;
    }
    assertThat(Container.files(directory))
        .containsExactly(
            "evidence.json",
            "model/model.txt",
            "modelversion.yaml",
            "predictions/holdout.csv",
            "profile.json",
            "result.json",
            "rowfilter.bin");
    assertThat(run.container.read(directory.resolve(Evidence.FILE))).isEqualTo(whole);
    assertThat(Container.digestByHand(directory.resolve("model")))
        .isEqualTo(Objects.requireNonNull(staged.artifact()).digest());
  }
}
