package dev.cairn.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.Champion;
import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.GateSpec;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What bad predictions get: the run's own end it with the row's number and what to change; a
 * champion's never cost the run its result.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // trained once; then only the claim is put back
class BadPredictionsTest {
  private static final String HOLDOUT = "pvc://data/holdout.parquet";

  private final Path root;
  private final EvaluatedRun run;
  private final Champion champion;

  BadPredictionsTest(@TempDir Path root) throws StepFailure, IOException {
    this.root = root;
    Files.createDirectories(root.resolve("claims/models"));
    EvaluatedRun.makeData(root.resolve("claims"));
    EvaluatedRun first = run("first");
    champion = first.champion(first.publish(first.train(right(), HOLDOUT), null), null);
    run =
        run(
            "second",
            EvaluatedRun.min("right", "accuracy", 0.8),
            EvaluatedRun.min("ranks", "auc", 0.8),
            new GateSpec(
                "sure", "logLoss", "holdout", null, null, 0.5, null, null, null, null, false),
            EvaluatedRun.maxDrop("not-worse", "accuracy", 0.02),
            EvaluatedRun.maxDrop("not-less-sure", "brier", 0.02));
    run.train(right(), HOLDOUT);
  }

  private EvaluatedRun run(String name, GateSpec... gates) throws IOException {
    return new EvaluatedRun(
        Files.createDirectory(root.resolve(name)), root.resolve("claims"), name, gates);
  }

  private static String right() {
    return EvaluatedRun.predictions(row -> row % 2 == 1 ? 0.9 : 0.1);
  }

  /** Good predictions, save for what sed changes. */
  private String changed(String command) {
    Path file = run.container.put(root, "predictions.csv", right());
    Container.shell(root, "sed -i -e '" + command + "' predictions.csv");
    return run.container.read(file);
  }

  /** As its first and only publication. */
  private Evidence publish(String own, String ofChampion) throws StepFailure, IOException {
    Container.shell(root, "rm -rf claims/models/churn/second*");
    StepResult staged = run.stageAgain(own);
    run.container.put(run.container.roots().predictions(), "holdout/predictions.csv", ofChampion);
    return run.publish(staged, champion);
  }

  private static EvaluationReport.Gate gate(Evidence evidence, String name) {
    return Objects.requireNonNull(evidence.evaluation()).gates().stream()
        .filter(gate -> gate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s/^7,1,0.9/7,1,NaN/     | has \"NaN\" as \"score\" of row 7",
        "s/^7,1,0.9/7,1,/        | has \"\" as \"score\" of row 7",
        "s/^7,1,0.9/7,,0.9/      | has no prediction of row 7",
        "/^7,/d                  | has 999 predictions for 1000 rows, none of row 7",
        "s/^7,/6,/               | names row 6 twice",
        "$a1000,1,0.9            | names row 1000, but rows are counted from 0 to 999",
        "1s/.*/id,label,score/       | begins with \"id,label,score\"",
        "s/^7,1,0.9/7/           | cannot be read as CSV"
      })
  void theRunsOwnEndItAndSayWhere(String command, String message) {
    StepFailure failure = Failures.of(() -> publish(changed(command), right()));

    assertThat(failure.reason()).isEqualTo(StepReason.PREDICTION_FAILED);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text())
        .startsWith("predictions.csv of evaluation set \"holdout\" ")
        .contains(message)
        .endsWith(": predict each row once, in a line row,prediction,score")
        .hasSizeLessThan(700);
    assertThat(run.finalDirectory()).doesNotExist();
  }

  @Test
  void aScoreThatIsNoProbabilityCostsOnlyWhatNeedsOne() throws StepFailure, IOException {
    Evidence evidence = publish(changed("s/^7,1,0.9/7,1,1.5/"), right());

    assertThat(gate(evidence, "right").verdict()).isEqualTo("Passed");
    assertThat(gate(evidence, "ranks").verdict()).isEqualTo("Passed");
    assertThat(gate(evidence, "sure").reason()).isEqualTo("ScoresNotProbabilities");
    assertThat(gate(evidence, "sure").message())
        .contains("has the score 1.5, which is not between 0 and 1");
    assertThat(Objects.requireNonNull(evidence.evaluation()).passed()).isFalse();
  }

  @Test
  void aClassThatNoLabelHasIsNamed() throws StepFailure, IOException {
    Evidence evidence = publish(changed("s/^7,1,/7,maybe,/"), right());

    assertThat(gate(evidence, "right").verdict()).isEqualTo("NotEstimable");
    assertThat(gate(evidence, "right").reason()).isEqualTo("UnknownClass");
    assertThat(gate(evidence, "right").message())
        .contains("predictions have the class \"maybe\", the labels only \"0\", \"1\"");
    assertThat(gate(evidence, "ranks").verdict()).isEqualTo("Passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s/^7,1,0.9/7,1,NaN/     | has \"NaN\" as \"score\" of row 7",
        "/^7,/d                  | none of row 7",
        "s/^7,/6,/               | names row 6 twice",
        "$a1000,1,0.9            | names row 1000",
        "1s/.*/id,label,score/       | the header must be row,prediction",
        "s/^7,1,0.9/7/           | cannot be read as CSV",
        "s/^7,1,/7,maybe,/       | predictions have the class \"maybe\""
      })
  void aChampionsMakeItUnavailable(String command, String message) throws StepFailure, IOException {
    Evidence evidence = publish(right(), changed(command));

    EvaluationReport.Gate gate = gate(evidence, "not-worse");
    assertThat(gate.verdict()).isEqualTo("NotEstimable");
    assertThat(gate.reason()).isEqualTo("ChampionUnavailable");
    assertThat(gate.message()).contains(message, "make the gate optional");
    assertThat(gate(evidence, "right").verdict()).isEqualTo("Passed");
    assertThat(run.finalDirectory().resolve(Evidence.FILE)).exists();
  }

  @Test
  void aChampionsScoreThatIsNoProbabilityCostsOnlyWhatNeedsOne() throws StepFailure, IOException {
    Evidence evidence = publish(right(), changed("s/^7,1,0.9/7,1,-2/"));

    assertThat(gate(evidence, "not-worse").verdict()).isEqualTo("Passed");
    assertThat(gate(evidence, "not-less-sure").reason()).isEqualTo("ChampionUnavailable");
    assertThat(gate(evidence, "not-less-sure").message()).contains("has the score -2");
  }

  @ParameterizedTest
  @CsvSource({
    "head -c 209715200 /dev/zero | tr '\\0' x > predictions.csv",
    "head -c 100000 /dev/urandom > predictions.csv",
    ": > predictions.csv"
  })
  void aChampionsGarbageMakesItUnavailable(String command) throws StepFailure, IOException {
    Container.shell(root, "rm -rf claims/models/churn/second*");
    StepResult staged = run.stageAgain(right());
    Container.shell(run.container.roots().predictions().resolve("holdout"), command);

    Evidence evidence = run.publish(staged, champion);

    assertThat(gate(evidence, "not-worse").reason()).isEqualTo("ChampionUnavailable");
    assertThat(gate(evidence, "not-worse").message())
        .contains("make the gate optional")
        .matches(text -> text.chars().noneMatch(Character::isISOControl));
  }

  @Test
  void aChampionsLinkOutOfItsDirectoryIsNotFollowed() throws StepFailure, IOException {
    Container.shell(root, "rm -rf claims/models/churn/second*");
    StepResult staged = run.stageAgain(right());
    Path secret = run.container.put(root, "keys", "AWS_SECRET_ACCESS_KEY=hunter2,prediction\n");
    Container.shell(
        run.container.roots().predictions().resolve("holdout"),
        "ln -sf " + secret + " predictions.csv");

    Evidence evidence = run.publish(staged, champion);
    Container.shell(run.container.roots().predictions().resolve("holdout"), "rm predictions.csv");

    assertThat(gate(evidence, "not-worse").reason()).isEqualTo("ChampionUnavailable");
    assertThat(gate(evidence, "not-worse").message()).contains("is no regular file");
    assertThat(run.container.read(run.finalDirectory().resolve(Evidence.FILE)))
        .doesNotContain("hunter2");
  }
}
