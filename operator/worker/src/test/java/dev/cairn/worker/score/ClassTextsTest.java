package dev.cairn.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a file, a handler and the spec write a class, it is one class. */
class ClassTextsTest {
  @TempDir private Path directory;

  /** Predictions that are right, if these texts are. */
  private static String predictions(String ofOdd, String ofEven, String header) {
    StringBuilder csv = new StringBuilder("row,prediction" + header + "\n");
    for (int row = 0; row < EvaluatedRun.ROWS; row++) {
      csv.append(row).append(',').append(row % 2 == 1 ? ofOdd : ofEven).append('\n');
    }
    return csv.toString();
  }

  private Evidence judgeParquet(
      String label, String task, @Nullable String positive, String predictions)
      throws StepFailure, IOException {
    Path claims = directory.resolve("claims");
    Files.createDirectories(claims.resolve("models"));
    EvaluatedRun.makeData(claims, label);
    return judge(task, positive, predictions, "pvc://data/holdout.parquet");
  }

  private Evidence judge(String task, @Nullable String positive, String predictions, String holdout)
      throws StepFailure, IOException {
    EvaluatedRun run =
        new EvaluatedRun(
                Files.createDirectory(directory.resolve("run")),
                directory.resolve("claims"),
                "run",
                EvaluatedRun.min("right", "accuracy", 0.99))
            .judged(task, positive);
    return run.publish(run.train(predictions, holdout), null);
  }

  private static void assertRight(Evidence evidence) {
    EvaluationReport evaluation = Objects.requireNonNull(evidence.evaluation());
    assertThat(evaluation.gates().getFirst().message()).contains("accuracy is 1");
    assertThat(evaluation.passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i % 2                                | 1    | 1.0   | 0.0",
        "i % 2                                | 1.0  | 1     | 0",
        "CAST(i % 2 AS DOUBLE)                | 1    | 1e0   | -0.0",
        "CAST(i % 2 AS DECIMAL(4,2))          | 1.00 | 1     | 0.00",
        "CAST(i % 2 AS FLOAT)                 | 1    | 01    | +0",
        "CAST(CAST(i % 2 AS DOUBLE) AS VARCHAR) | 1  | 1     | 0",
        "0.1 + 0.2 * (i % 2)                  | 0.3  | 0.30  | 1e-1",
        "i % 2 = 1                            | true | True  | False",
        "i % 2 = 1                            | TRUE | true  | FALSE",
        "CASE WHEN i % 2 = 1 THEN 'True' ELSE 'False' END | true | TRUE | false",
        "CASE WHEN i % 2 = 1 THEN 'yes' ELSE 'no' END     | yes  | yes  | no"
      })
  void aBinaryLabelIsRecognised(String label, String positive, String ofOdd, String ofEven)
      throws StepFailure, IOException {
    assertRight(
        judgeParquet(label, "BinaryClassification", positive, predictions(ofOdd, ofEven, "")));
  }

  @Test
  void aScoreBelongsToThePositiveLabelHoweverItIsWritten() throws StepFailure, IOException {
    Evidence evidence =
        judgeParquet(
            "i % 2", "BinaryClassification", "1.0", predictions("1.0,0.9", "0.0,0.2", ",score"));

    assertThat(evidence.metrics()).containsEntry("auc", 1.0);
  }

  @Test
  void classesOfSeveralAndTheirScoresAreRecognised() throws StepFailure, IOException {
    Evidence evidence =
        judgeParquet(
            "i % 2",
            "MulticlassClassification",
            null,
            predictions("1.0,0.9,0.1", "0.0,0.2,0.8", ",score.1.0,score.0.0"));

    assertRight(evidence);
    assertThat(evidence.metrics()).containsKey("logLoss");
  }

  @ParameterizedTest
  @CsvSource({"1, 1.0, 0.0", "1.0, 1, 0", "True, true, false", "a, a, b"})
  void aLabelOfACsvFileIsRecognised(String positive, String ofOdd, String ofEven)
      throws StepFailure, IOException {
    Path claims = directory.resolve("claims");
    Files.createDirectories(claims.resolve("models"));
    EvaluatedRun.makeData(claims);
    StringBuilder csv = new StringBuilder("x,y\n");
    String negative = positive.equals("True") ? "False" : positive.equals("a") ? "b" : "0";
    for (int row = 0; row < EvaluatedRun.ROWS; row++) {
      csv.append(row).append(',').append(row % 2 == 1 ? positive : negative).append('\n');
    }
    Files.writeString(claims.resolve("data/holdout.csv"), csv);

    assertRight(
        judge(
            "BinaryClassification",
            positive,
            predictions(ofOdd, ofEven, ""),
            "pvc://data/holdout.csv"));
  }

  @Test
  void truthIsNotOne() throws StepFailure, IOException {
    Evidence evidence =
        judgeParquet("i % 2", "BinaryClassification", "1", predictions("true", "false", ""));

    EvaluationReport.Gate gate = Objects.requireNonNull(evidence.evaluation()).gates().getFirst();
    assertThat(gate.verdict()).isEqualTo("NotEstimable");
    assertThat(gate.reason()).isEqualTo("UnknownClass");
    assertThat(gate.message()).contains("\"true\"", "\"1\"");
  }
}
