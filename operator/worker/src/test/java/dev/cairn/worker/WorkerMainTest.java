package dev.cairn.worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.LoadInput;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.contract.VerifyInput;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Tables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerMainTest {
  private final Container container;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  WorkerMainTest(@TempDir Path directory) {
    container = new Container(directory);
  }

  private int run(Map<String, String> environment, String... arguments) {
    out.reset();
    err.reset();
    return new WorkerMain(
            environment,
            container.roots(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private int run(Object input, Step step) {
    String json = new String(StepJson.write(input), StandardCharsets.UTF_8);
    return run(Map.of(StepPaths.INPUT_VARIABLE, json), step.container());
  }

  private StepResult result() throws StepFailure {
    return StepJson.read(container.read(container.roots().terminationLog()), StepResult.class);
  }

  @ParameterizedTest
  @CsvSource({
    "--help, Usage: cairn-worker",
    "fetch --help, Usage: cairn-worker fetch",
    "publish --help, Prints evidence.json as one line",
    "verify --help, Prints the evidence as one line",
    "load --help, Brings a model to its server",
    "--version, cairn-worker"
  })
  void explainsItself(String arguments, String text) {
    assertThat(run(Map.of(), arguments.split(" ", -1))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"join", "--unknown", "fetch --unknown", "publish extra", ""})
  void refusesAnUnknownCommand(String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);

    assertThat(run(Map.of(), words)).isEqualTo(StepExit.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: cairn-worker");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "null",
        "[]",
        "{}",
        "{\"channels\": 3}",
        "{\"channels\": [null]}",
        "{\"output\": {\"uri\": \"pvc://models/x\"}}"
      })
  void aBrokenInputIsInvalidForEveryStep(String input) throws StepFailure {
    for (Step step : List.of(Step.FETCH, Step.STAGE, Step.PUBLISH, Step.VERIFY, Step.LOAD)) {
      int exit = run(Map.of(StepPaths.INPUT_VARIABLE, input), step.container());

      assertThat(exit).isEqualTo(StepExit.USAGE);
      assertThat(result().step()).isEqualTo(step);
      assertThat(result().reason()).isEqualTo(StepReason.INVALID_SPEC);
      assertThat(out.size()).isZero();
    }
  }

  @Test
  void theThreeStepsBringDataToATrainerAndItsModelToTheRegistry() throws StepFailure {
    FetchInput fetch = fetchInput();

    assertThat(run(fetch, Step.FETCH)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("fetch: train: 1 files, 100 rows");
    assertThat(result().rows()).isEqualTo(100);

    container.put(container.roots().model(), "model.joblib", "weights");
    assertThat(run(new StageInput(Container.output()), Step.STAGE)).isZero();
    StepResult staged = result();

    assertThat(run(publishInput(staged), Step.PUBLISH)).isZero();
    String evidence = container.read(container.finalDirectory().resolve(Evidence.FILE));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(evidence + "\n");
    assertThat(err.size()).isZero();
    assertThat(result().artifact()).isEqualTo(staged.artifact());

    assertThat(run(fetch, Step.FETCH)).isEqualTo(StepExit.REFUSED);
    assertThat(result().reason()).isEqualTo(StepReason.ALREADY_PUBLISHED);
  }

  private FetchInput fetchInput() {
    Tables.churn(container.claim("data").resolve("train/part.parquet"), 100);
    Channel train = new Channel("train", "pvc://data/train/", "Parquet", null, null, null);
    return new FetchInput(
        Container.output(), Map.of("seed", "7"), List.of(train), "2026-11-21T12:00:00Z", List.of());
  }

  private static PublishInput publishInput(StepResult staged) {
    return new PublishInput(
        Container.output(),
        staged.artifact(),
        "retail",
        "churn",
        null,
        "t",
        Map.of(),
        staged.reports());
  }

  @Test
  void whatPublishLeftIsVerifiedWhereItLies() throws StepFailure {
    container.put(container.roots().work(), "fetch.json", "{}");
    container.put(container.roots().model(), "m", "weights");
    run(new StageInput(Container.output()), Step.STAGE);
    run(publishInput(result()), Step.PUBLISH);
    StepResult published = result();
    String evidence = container.read(container.finalDirectory().resolve(Evidence.FILE));
    FileRef named =
        new FileRef(
            "pvc://models/churn/churn-1/evidence.json", String.valueOf(published.evidenceDigest()));
    ArtifactRef artifact = requireNonNull(published.artifact());

    assertThat(run(new VerifyInput(artifact, named, 100, List.of()), Step.VERIFY)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(evidence + "\n");
    assertThat(err.size()).isZero();
    assertThat(requireNonNull(result().verification()).artifact().verdict())
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void whatPublishLeftIsServedAsTheTrainerWroteIt() throws StepFailure {
    container.put(container.roots().work(), "fetch.json", "{}");
    container.put(container.roots().model(), "meta/m", "weights");
    run(new StageInput(Container.output()), Step.STAGE);
    run(publishInput(result()), Step.PUBLISH);
    ArtifactRef artifact = requireNonNull(result().artifact());

    assertThat(run(new LoadInput(artifact, true, List.of(), List.of()), Step.LOAD)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("load: model ");
    assertThat(container.read(container.roots().served().resolve("meta/m"))).isEqualTo("weights");
    assertThat(container.roots().serve().resolve(StepPaths.PREDICTOR)).exists();
  }

  @Test
  void evidenceThatNobodyCanReadIsNoSuccess() throws StepFailure {
    container.put(container.roots().work(), "fetch.json", "{}");
    container.put(container.roots().model(), "m", "weights");
    run(new StageInput(Container.output()), Step.STAGE);
    String json = new String(StepJson.write(publishInput(result())), StandardCharsets.UTF_8);
    PrintStream closed = new PrintStream(new ByteArrayOutputStream());
    closed.close();

    int exit =
        new WorkerMain(
                Map.of(StepPaths.INPUT_VARIABLE, json),
                container.roots(),
                closed,
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run("publish");

    assertThat(exit).isEqualTo(StepExit.TRANSIENT);
    assertThat(result().message()).contains("standard output is closed");
  }

  @Test
  void aFailureSpeaksOnStandardErrorToo() {
    int exit = run(new StageInput(Container.output()), Step.STAGE);

    assertThat(exit).isEqualTo(StepExit.REFUSED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("stage: the trainer left /opt/ml/model empty: write the model there\n");
  }
}
