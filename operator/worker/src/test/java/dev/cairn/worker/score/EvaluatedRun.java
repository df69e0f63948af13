package dev.cairn.worker.score;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Champion;
import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.GateSpec;
import dev.cairn.contract.GatherInput;
import dev.cairn.contract.ImageRef;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.fetch.FetchStep;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.gather.GatherStep;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.publish.PublishStep;
import dev.cairn.worker.stage.StageStep;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The worker's steps of one run, one after the other, around a model that is a function of the
 * row's number. Row i of the hold-out has x = i and the label i % 2.
 */
final class EvaluatedRun {
  static final int ROWS = 1000;
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  final Container container;
  private final String name;
  private final List<GateSpec> gates;
  private String task = "BinaryClassification";
  private @Nullable String positive = "1";

  EvaluatedRun(Path root, Path claims, String name, GateSpec... gates) {
    this.container = new Container(root);
    this.name = name;
    this.gates = List.of(gates);
    Container.shell(root, "rm -r claims && ln -s %s claims".formatted(claims));
  }

  /** Judged by another task than a binary one of the label 1. */
  EvaluatedRun judged(String byTask, @Nullable String byPositive) {
    task = byTask;
    positive = byPositive;
    return this;
  }

  static GateSpec min(String name, String metric, double least) {
    return new GateSpec(name, metric, "holdout", null, least, null, null, null, null, null, false);
  }

  static GateSpec maxDrop(String name, String metric, double most) {
    return new GateSpec(name, metric, "holdout", null, null, null, most, null, null, null, false);
  }

  /** Data on the claim "data": 1 000 training rows and 1 000 others. */
  static void makeData(Path claims) {
    makeData(claims, "i % 2");
  }

  /** The same with another label. */
  static void makeData(Path claims, String label) {
    String rows = "SELECT i AS x, 'a' || (i %% 3) AS kind, %s AS y FROM range(%d, %d) t(i)";
    Tables.parquet(claims.resolve("data/train.parquet"), rows.formatted(label, 5000, 6000));
    Tables.parquet(claims.resolve("data/holdout.parquet"), rows.formatted(label, 0, ROWS));
  }

  /** Fetches, lets a model predict, stages. */
  StepResult train(IntToDoubleFunction score, String holdout) throws StepFailure, IOException {
    return train(predictions(score), holdout);
  }

  /** The same with the predictions as they are. */
  StepResult train(String predictions, String holdout) throws StepFailure, IOException {
    new FetchStep(container.roots(), HttpLimits.USUAL).run(fetch(holdout));
    container.put(container.roots().model(), "model.txt", "weights of " + name);
    return stageAgain(predictions);
  }

  /** Stages other predictions than {@link #train} made. */
  StepResult stageAgain(String predictions) throws StepFailure, IOException {
    container.put(container.roots().predictions(), "holdout/predictions.csv", predictions);
    return stageAgain();
  }

  /** Stages what is there. */
  StepResult stageAgain() throws StepFailure, IOException {
    return new StageStep(container.roots(), new LocalFiles())
        .run(new StageInput(output(), List.of("holdout")));
  }

  static String predictions(IntToDoubleFunction score) {
    StringBuilder csv = new StringBuilder("row,prediction,score\n");
    for (int row = 0; row < ROWS; row++) {
      double p = score.applyAsDouble(row);
      csv.append(row).append(p > 0.5 ? ",1," : ",0,").append(p).append('\n');
    }
    return csv.toString();
  }

  private FetchInput fetch(String holdout) {
    return new FetchInput(
        output(),
        Map.of(),
        List.of(
            new Channel("train", "pvc://data/train.parquet", "Parquet", null, null, null),
            new Channel("holdout", holdout, format(holdout), null, null, null)),
        "2026-11-21T12:00:00Z",
        List.of(),
        evaluation(),
        List.of(),
        null);
  }

  private static String format(String uri) {
    return uri.endsWith(".csv") ? "CSV" : "Parquet";
  }

  private EvaluationSpec evaluation() {
    return new EvaluationSpec(List.of("holdout"), task, "y", positive, gates);
  }

  /** Brings a champion and its rows. */
  StepResult gather(StepResult staged, Champion champion) throws StepFailure, IOException {
    return new GatherStep(container.roots())
        .run(
            new GatherInput(
                output(), Objects.requireNonNull(staged.reports()), champion, List.of()));
  }

  /** Scores and publishes; what the champion predicted is in the directory of predictions. */
  Evidence publish(StepResult staged, @Nullable Champion champion) throws StepFailure, IOException {
    return publish(staged, champion, new LocalFiles());
  }

  /** As {@link #publish(StepResult, Champion)}, on a claim that may fail. */
  Evidence publish(StepResult staged, @Nullable Champion champion, DurableFiles files)
      throws StepFailure, IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    new PublishStep(container.roots(), files, Clock.fixed(NOW, ZoneOffset.UTC), log)
        .run(
            new PublishInput(
                output(),
                staged.artifact(),
                "retail",
                "churn",
                new ImageRef("churn:1", "sha256:i", ImageRef.Kind.REPO),
                "2026-11-21T11:00:00Z",
                Map.of("model", Map.of("name", "churn")),
                staged.reports(),
                null,
                evaluation(),
                champion,
                List.of()));
    return StepJson.read(log.toString(StandardCharsets.UTF_8), Evidence.class);
  }

  /** What a ModelVersion says of a published run. */
  Champion champion(Evidence evidence, @Nullable String unavailable) {
    ArtifactRef artifact = evidence.artifact();
    String file = container.read(finalDirectory().resolve(Evidence.FILE));
    String digest =
        "sha256:"
            + Container.shell(
                Path.of("/"),
                "printf '%s' '" + file.replace("'", "'\\''") + "' | sha256sum | cut -c1-64");
    return new Champion(
        name,
        artifact,
        new FileRef("pvc://models/churn/" + name + "/" + Evidence.FILE, digest),
        unavailable);
  }

  Path finalDirectory() {
    return container.claim("models").resolve("churn").resolve(name);
  }

  private OutputPlace output() {
    return new OutputPlace("pvc://models/churn", name, "uid-" + name, "hash", 1L << 20, "SKLearn");
  }
}
