package dev.cairn.worker.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.FetchReport;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.profile.Profile;
import dev.cairn.contract.profile.ProfileColumn;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes along beside the model. */
class StagedEvaluationTest {
  private final Container container;
  private final Path model;

  StagedEvaluationTest(@TempDir Path directory) {
    container = new Container(directory);
    model = container.roots().model();
    container.put(container.roots().work(), FetchReport.FILE, "{\"datasets\":[]}");
  }

  @Test
  void carriesProfilesAndEvaluationSets() throws StepFailure, IOException {
    container.put(model, "m", "x");
    container.put(container.roots().work(), "profile.json", "{}");
    container.put(container.roots().work(), "rowfilter.bin", "bits");
    evaluationSet("holdout");

    stageWith("holdout");

    assertThat(Container.files(container.reports()))
        .containsExactly(
            "evaluation/holdout/labels.parquet",
            "evaluation/holdout/predictions.csv",
            "evaluation/holdout/rows.jsonl",
            "fetch.json",
            "profile.json",
            "rowfilter.bin");
  }

  private List<ProfileColumn> profiled(String task, String predictions)
      throws StepFailure, IOException {
    container.put(model, "m", "x");
    container.put(
        container.roots().work(),
        FetchReport.FILE,
        "{\"datasets\":[], \"evaluation\":[{\"name\":\"holdout\", \"rows\":4}]}");
    container.put(
        container.roots().work(),
        "profile.json",
        "{\"profileVersion\":\"cairn.dev/profile/v1\", \"rows\":9, \"columns\":[{\"name\":\"x\", \"kind\":\"Text\", \"role\":\"Input\", \"type\":\"String\"}]}");
    evaluationSet("holdout");
    container.put(container.roots().predictions(), "holdout/predictions.csv", predictions);
    new StageStep(container.roots(), new LocalFiles())
        .run(new StageInput(Container.output(), List.of("holdout"), List.of(), List.of(), task));
    byte[] written = Files.readAllBytes(container.reports().resolve("profile.json"));
    return StepJson.mapper().readValue(written, Profile.class).columns();
  }

  @Test
  void profilesWhatTheModelGivesAfterWhatItTakes() throws StepFailure, IOException {
    List<ProfileColumn> columns =
        profiled(
            "BinaryClassification", "row,prediction,score\n0,1,0.9\n1,1.0,0.8\n2,0,0.1\n3,1,0.7\n");

    assertThat(columns).extracting(ProfileColumn::name).containsExactly("x", "prediction", "score");
    ProfileColumn prediction = columns.get(1);
    assertThat(prediction.role()).isEqualTo(ProfileColumn.Role.PREDICTION);
    assertThat(Objects.requireNonNull(prediction.levels()).levels()).containsExactly("1", "0");
    assertThat(prediction.levels().counts()).containsExactly(3L, 1L);
    assertThat(Objects.requireNonNull(columns.get(2).numeric()).count()).isEqualTo(4);
    assertThat(columns.get(2).numeric().max()).isEqualTo(0.9);
  }

  @Test
  void profilesNumbersOfARegression() throws StepFailure, IOException {
    List<ProfileColumn> columns =
        profiled("Regression", "row,prediction\n0,1.5\n1,2.5\n2,3.5\n3,4.5\n");

    assertThat(Objects.requireNonNull(columns.getLast().numeric()).mean()).isEqualTo(3.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no table at all",
        "row,prediction\n0,cheap\n",
        "row,prediction\n0,1\n\"",
      })
  void leavesTheProfileAloneWhenPublishWillRefuseThePredictions(String predictions)
      throws StepFailure, IOException {
    assertThat(profiled("Regression", predictions))
        .extracting(ProfileColumn::name)
        .containsExactly("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rm predictions/holdout/predictions.csv | PREDICTION_FAILED | has no predictions.csv",
        "rm -r predictions/holdout              | PREDICTION_FAILED | has no predictions.csv",
        "ln -sf /etc/passwd predictions/holdout/predictions.csv | PREDICTION_FAILED | no regular file",
        "ln -sf ../../labels/holdout/labels.parquet predictions/holdout/predictions.csv | PREDICTION_FAILED | no regular file",
        "rm labels/holdout/labels.parquet       | PUBLISH_FAILED    | has no labels.parquet"
      })
  void namesWhatAnEvaluationSetLacks(String command, StepReason reason, String message) {
    container.put(model, "m", "x");
    evaluationSet("holdout");
    Container.shell(Objects.requireNonNull(container.roots().labels().getParent()), command);

    StepFailure failure = Failures.of(() -> stageWith("holdout"));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.text()).contains(message);
    assertThat(container.partialDirectory()).doesNotExist();
  }

  private void evaluationSet(String name) {
    container.put(container.roots().rows(), name + "/rows.jsonl", "{}");
    container.put(container.roots().labels(), name + "/labels.parquet", "PAR1");
    container.put(container.roots().predictions(), name + "/predictions.csv", "row,prediction");
  }

  private StepResult stageWith(String set) throws StepFailure, IOException {
    return new StageStep(container.roots(), new LocalFiles())
        .run(new StageInput(Container.output(), List.of(set)));
  }
}
