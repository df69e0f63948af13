package dev.cairn.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.FetchReport.SplitSet;
import dev.cairn.contract.GateSpec;
import dev.cairn.contract.KnownData;
import dev.cairn.contract.ModelSignature;
import dev.cairn.contract.ModelSignature.Column;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import dev.cairn.worker.testing.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fetch does for a run that is evaluated. */
class EvaluatedFetchTest {
  private static final String TRAIN = "tenure,contract,churned\n1,monthly,1\n2,yearly,0\n";
  private static final Channel TRAINING = channel("train", "train.csv");
  private static final Channel HOLDOUT = channel("holdout", "holdout.csv");

  private final Container container;
  private final Path data;

  EvaluatedFetchTest(@TempDir Path directory) {
    container = new Container(directory);
    data = container.claim("data");
    container.put(data, "train.csv", TRAIN);
    container.put(data, "holdout.csv", "tenure,contract,churned\n3,monthly,1\n4,,0\n5,yearly,1\n");
  }

  private static Channel channel(String name, String file) {
    return new Channel(name, "pvc://data/" + file, "CSV", null, null, null);
  }

  private static EvaluationSpec evaluation(String task, String label, @Nullable String slice) {
    GateSpec gate =
        new GateSpec("g", "recall", "holdout", slice, 0.5, null, null, null, null, null, false);
    return new EvaluationSpec(List.of("holdout"), task, label, "1", List.of(gate));
  }

  private StepResult fetch(
      EvaluationSpec evaluation, List<KnownData> known, @Nullable ModelSignature signature)
      throws StepFailure, IOException {
    FetchInput input =
        new FetchInput(
            Container.output(),
            Map.of(),
            List.of(TRAINING, HOLDOUT),
            Fetching.AS_OF,
            List.of(),
            evaluation,
            known,
            signature);
    return new FetchStep(container.roots(), HttpLimits.USUAL).run(input);
  }

  private StepResult fetch(String task, String label, @Nullable String slice)
      throws StepFailure, IOException {
    return fetch(evaluation(task, label, slice), List.of(), null);
  }

  private FetchReport report() throws StepFailure {
    return StepJson.read(
        container.read(container.roots().work().resolve(FetchReport.FILE)), FetchReport.class);
  }

  private Path rows() {
    return container.roots().rows().resolve("holdout/rows.jsonl");
  }

  private List<String> labels() {
    return Tables.read(
        container.roots().labels().resolve("holdout/labels.parquet"), "* EXCLUDE (hash)");
  }

  @Test
  void thePredictorSeesRowsWithoutTheirLabel() throws StepFailure, IOException {
    fetch("BinaryClassification", "churned", "contract");

    assertThat(rows())
        .hasContent(
            """
            {"tenure":3,"contract":"monthly"}
            {"tenure":4,"contract":null}
            {"tenure":5,"contract":"yearly"}
            """);
    assertThat(labels()).containsExactly("0|1|monthly", "1|0|null", "2|1|yearly");
    assertThat(container.roots().rows().resolve("cairn_predict.py")).isNotEmptyFile();
    assertThat(report().evaluation())
        .containsExactly(new SplitSet("holdout", 3, List.of("contract"), Sha256.of(rows()), null));
  }

  @Test
  void theTrainerSeesNoEvaluationSet() throws StepFailure, IOException {
    StepResult result = fetch("BinaryClassification", "churned", null);

    assertThat(Container.files(container.roots().input()))
        .containsExactly(
            "config/hyperparameters.json", "config/inputdataconfig.json", "data/train/train.csv");
    assertThat(container.read(container.roots().input().resolve("config/inputdataconfig.json")))
        .doesNotContain("holdout");
    assertThat(report().datasets())
        .extracting(d -> d.name() + d.rows())
        .containsExactly("train2", "holdout3");
    assertThat(result.rows()).isEqualTo(5);
  }

  @Test
  void aSignatureIsInferredFromTheTrainingData() throws StepFailure, IOException {
    fetch("BinaryClassification", "churned", null);

    assertThat(report().signature())
        .isEqualTo(
            new ModelSignature(
                List.of(column("tenure", "Long"), column("contract", "String")),
                List.of(
                    column("prediction", "Long"),
                    new Column("score", "Double", null, null, List.of(), false, null))));
  }

  @Test
  void aDeclaredSignatureIsTaken() throws StepFailure, IOException {
    ModelSignature declared = new ModelSignature(List.of(column("tenure", "Double")), List.of());

    fetch(evaluation("BinaryClassification", "churned", null), List.of(), declared);

    assertThat(report().signature()).isEqualTo(declared);
  }

  @Test
  void aNumberIsALabelForRegression() throws StepFailure, IOException {
    fetch("Regression", "tenure", null);

    assertThat(labels()).containsExactly("0|3.0", "1|4.0", "2|5.0");
  }

  @Test
  void aLabelThatIsNoNumberIsNone() {
    container.put(data, "holdout.csv", "x,churned\n1,1.5\n2,nan\n");

    StepFailure failure = Failures.of(() -> fetch("BinaryClassification", "churned", null));

    assertThat(failure.text()).contains("1 of 2 rows have no label in column \"churned\"");
  }

  @ParameterizedTest
  @CsvSource({"1.0", "1", "\"1\"", "true"})
  void aLabelHasOneText(String value) throws StepFailure, IOException {
    container.put(data, "holdout.csv", "x,churned\n1," + value + "\n2," + value + "\n");

    fetch("BinaryClassification", "churned", null);

    String text = value.equals("true") ? "true" : "1";
    assertThat(labels()).containsExactly("0|" + text, "1|" + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BinaryClassification | churn    |          | the label \"churn\" is no column; there are",
        "BinaryClassification | churned  | region   | the slice \"region\" is no column; there are",
        "Regression           | contract |          | holds no numbers",
        "BinaryClassification | contract |          | 1 of 3 rows have no label"
      })
  void namesWhatTheEvaluationSetLacks(
      String task, String label, @Nullable String slice, String message) {
    StepFailure failure = Failures.of(() -> fetch(task, label, slice));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_CHECK_FAILED);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).startsWith("data set holdout: ").contains(message);
  }

  @Test
  void anEvaluationSetThatIsTrainedOnIsNoted() throws StepFailure, IOException {
    container.put(data, "holdout.csv", TRAIN);

    StepResult result = fetch("BinaryClassification", "churned", null);

    assertThat(report().evaluation().getFirst().sameAs()).isEqualTo("train");
    assertThat(result.message()).contains("holdout is the same data as train");
  }

  @Test
  void dataThatWereTrainedOnBeforeEndTheRun() throws StepFailure, IOException {
    fetch("BinaryClassification", "churned", null);
    Map<String, String> digests =
        Map.of(
            "train", report().datasets().getFirst().digest(),
            "holdout", report().datasets().getLast().digest());
    KnownData same = new KnownData("ModelVersion churn-3", digests);
    KnownData other =
        new KnownData("run churn-2", Map.of("train", digests.get("train"), "holdout", "sha256:0"));
    EvaluationSpec evaluation = evaluation("BinaryClassification", "churned", null);

    StepFailure failure = Failures.of(() -> fetch(evaluation, List.of(other, same), null));
    StepResult result = fetch(evaluation, List.of(other), null);

    assertThat(failure.reason()).isEqualTo(StepReason.NO_NEW_DATA);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text()).contains("all 2 data sets are those of ModelVersion churn-3");
    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
  }

  private static Column column(String name, String type) {
    return new Column(name, type, null, null, List.of(), true, null);
  }
}
