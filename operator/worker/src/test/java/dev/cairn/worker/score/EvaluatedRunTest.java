package dev.cairn.worker.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.contract.Champion;
import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.GateSpec;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fetch, predictions, stage, gather, publish: what each leaves is what the next one needs. */
class EvaluatedRunTest {
  private static final String HOLDOUT = "pvc://data/holdout.parquet";

  private static double perfect(int row) {
    return row % 2 == 1 ? 0.9 : 0.1;
  }

  /** Wrong for one row of ten. */
  private static double good(int row) {
    return row % 10 == 3 ? 1 - perfect(row) : perfect(row);
  }

  /** Knows nothing. */
  private static double weak(int row) {
    return row % 4 < 2 ? 0.9 : 0.1;
  }

  @TempDir private Path directory;

  private Path claims() {
    return directory.resolve("claims");
  }

  @BeforeEach
  void makeClaims() throws IOException {
    Files.createDirectories(claims().resolve("models"));
    EvaluatedRun.makeData(claims());
  }

  private EvaluatedRun run(String name, GateSpec... gates) {
    return new EvaluatedRun(directory.resolve(name), claims(), name, gates);
  }

  private static EvaluationReport.Gate gate(Evidence evidence, String name) {
    return evaluation(evidence).gates().stream()
        .filter(gate -> gate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static EvaluationReport evaluation(Evidence evidence) {
    return Objects.requireNonNull(evidence.evaluation());
  }

  @Test
  void aGoodModelPassesWithItsMetricsAndInterval() throws StepFailure, IOException {
    EvaluatedRun run = run("good", EvaluatedRun.min("right", "accuracy", 0.8));

    Evidence evidence = run.publish(run.train(EvaluatedRunTest::good, HOLDOUT), null);

    assertThat(evaluation(evidence).passed()).isTrue();
    assertThat(gate(evidence, "right").value()).isBetween(0.88, 0.92);
    assertThat(gate(evidence, "right").low()).isLessThan(gate(evidence, "right").value());
    assertThat(evidence.metrics()).containsKeys("accuracy", "auc", "recall");
  }

  @Test
  void aWeakModelFailsWithWordsAndIsPublishedAllTheSame() throws StepFailure, IOException {
    EvaluatedRun run = run("weak", EvaluatedRun.min("right", "accuracy", 0.8));

    Evidence evidence = run.publish(run.train(EvaluatedRunTest::weak, HOLDOUT), null);

    assertThat(evaluation(evidence).passed()).isFalse();
    assertThat(gate(evidence, "right").verdict()).isEqualTo("Failed");
    assertThat(gate(evidence, "right").message()).contains("accuracy", "0.8");
    assertThat(run.finalDirectory().resolve("evidence.json")).exists();
  }

  @Test
  void nothingOfTheLabelsStays() throws StepFailure, IOException {
    EvaluatedRun run = run("good");

    Evidence evidence = run.publish(run.train(EvaluatedRunTest::good, HOLDOUT), null);

    try (var files = Files.walk(claims().resolve("models"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .contains("holdout.csv", "profile.json", "rowfilter.bin")
          .doesNotContain("labels.parquet", "rows.jsonl");
    }
    assertThat(Objects.requireNonNull(evidence.profile()).columns())
        .extracting(column -> column.name())
        .contains("x", "kind");
    assertThat(evidence.rowFilter()).isNotNull();
  }

  @Test
  void aChallengerIsComparedWithWhatTheChampionPredictsOfTheSameRows()
      throws StepFailure, IOException {
    EvaluatedRun first = run("first");
    Champion champion =
        first.champion(first.publish(first.train(EvaluatedRunTest::perfect, HOLDOUT), null), null);
    EvaluatedRun second = run("second", EvaluatedRun.maxDrop("not-worse", "accuracy", 0.02));
    StepResult staged = second.train(EvaluatedRunTest::good, HOLDOUT);

    StepResult gathered = second.gather(staged, champion);

    assertThat(gathered.message()).contains("first", "1 evaluation sets");
    assertThat(second.container.roots().champion().resolve("model.txt"))
        .hasContent("weights of first");
    assertThat(second.container.roots().rows().resolve("holdout/rows.jsonl")).isNotEmptyFile();
    second.container.put(
        second.container.roots().predictions(),
        "holdout/predictions.csv",
        EvaluatedRun.predictions(EvaluatedRunTest::perfect));
    Evidence evidence = second.publish(staged, champion);
    assertThat(gate(evidence, "not-worse").message()).contains("accuracy is 0.9, the champion's 1");
    assertThat(gate(evidence, "not-worse").verdict()).isEqualTo("Failed");
    assertThat(gate(evidence, "not-worse").champion()).isEqualTo(1.0);
    assertThat(evaluation(evidence).champion()).isEqualTo("first");
  }

  @Test
  void aChampionThatCannotPredictIsComparedByWhatItPredictedOfTheSameRows()
      throws StepFailure, IOException {
    EvaluatedRun first = run("first");
    Evidence published = first.publish(first.train(EvaluatedRunTest::perfect, HOLDOUT), null);
    EvaluatedRun second = run("second", EvaluatedRun.maxDrop("not-worse", "accuracy", 0.02));
    StepResult staged = second.train(EvaluatedRunTest::perfect, HOLDOUT);

    Evidence evidence = second.publish(staged, first.champion(published, "its image is gone"));

    assertThat(gate(evidence, "not-worse").verdict()).isEqualTo("Passed");
    assertThat(gate(evidence, "not-worse").champion()).isEqualTo(1.0);
  }

  @Test
  void aChampionThatNeverSawTheRowsIsUnavailable() throws StepFailure, IOException {
    EvaluatedRun first = run("first");
    Evidence published =
        first.publish(first.train(EvaluatedRunTest::perfect, "pvc://data/train.parquet"), null);
    EvaluatedRun second = run("second", EvaluatedRun.maxDrop("not-worse", "accuracy", 0.02));
    StepResult staged = second.train(EvaluatedRunTest::perfect, HOLDOUT);

    Evidence evidence = second.publish(staged, first.champion(published, "its image is gone"));

    assertThat(gate(evidence, "not-worse").verdict()).isEqualTo("NotEstimable");
    assertThat(gate(evidence, "not-worse").reason()).isEqualTo("ChampionUnavailable");
    assertThat(gate(evidence, "not-worse").message()).contains("its image is gone");
    assertThat(evaluation(evidence).passed()).isFalse();
  }

  @Test
  void aHoldOutThatIsTheTrainingDataLeaks() throws StepFailure, IOException {
    EvaluatedRun run = run("leaky", EvaluatedRun.min("right", "accuracy", 0.8));

    Evidence evidence =
        run.publish(run.train(EvaluatedRunTest::perfect, "pvc://data/train.parquet"), null);

    assertThat(evaluation(evidence).sets().getFirst().leaked()).isEqualTo(1.0);
    assertThat(gate(evidence, "right").verdict()).isEqualTo("NotEstimable");
    assertThat(evaluation(evidence).warnings())
        .anyMatch(warning -> warning.contains("same data as the training channel train"));
  }

  @Test
  void predictionsOfAnotherNumberAreRefused() throws StepFailure, IOException {
    EvaluatedRun run = run("short");
    String all = EvaluatedRun.predictions(EvaluatedRunTest::good);
    StepResult staged = run.train(all.substring(0, all.indexOf("999,")), HOLDOUT);

    assertThatThrownBy(() -> run.publish(staged, null))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("has 999 predictions for 1000 rows");
  }
}
