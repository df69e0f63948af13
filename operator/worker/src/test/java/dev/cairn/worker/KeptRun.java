package dev.cairn.worker;

import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchInput.Select;
import dev.cairn.contract.GateSpec;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.StorageAccess;
import dev.cairn.worker.fetch.FetchStep;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.publish.PublishStep;
import dev.cairn.worker.stage.StageStep;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An evaluated run whose data are kept: partitions of a directory, a file on its own, and a
 * hold-out.
 */
final class KeptRun {
  static final String AS_OF = "2026-11-21T12:00:00Z";
  private static final EvaluationSpec EVALUATION =
      new EvaluationSpec(
          List.of("holdout"),
          "BinaryClassification",
          "churned",
          "1",
          List.of(
              new GateSpec(
                  "g", "accuracy", "holdout", null, 0.5, null, null, null, null, null, true)));

  final Container container;
  private final OutputPlace output;
  private final List<String> allowed;
  private final List<StorageAccess> storage;

  KeptRun(
      Container container, OutputPlace output, List<String> allowed, List<StorageAccess> storage) {
    this.container = container;
    this.output = output;
    this.allowed = allowed;
    this.storage = storage;
    Path data = container.claim("data");
    container.put(data, "train/dt=2026-11-01/old.csv", "tenure,churned\n9,1\n");
    container.put(data, "train/dt=2026-11-20/a.csv", "tenure,churned\n1,1\n2,0\n");
    container.put(data, "train/dt=2026-11-20/_SUCCESS", "");
    container.put(data, "train/dt=2026-11-21/b.csv", "tenure,churned\n3,0\n");
    container.put(data, "prices.bin", "1 2 3");
    container.put(data, "holdout.csv", "tenure,churned\n4,1\n5,0\n");
    container.put(container.roots().model(), "model.joblib", "weights");
  }

  static Channel train(boolean kept) {
    Select select = new Select("dt", "7d", null, null);
    return channel("train", "pvc://data/train/", "CSV", select, kept);
  }

  static Channel prices(boolean kept) {
    return channel("prices", "pvc://data/prices.bin", "Opaque", null, kept);
  }

  static Channel holdout(boolean kept) {
    return channel("holdout", "pvc://data/holdout.csv", "CSV", null, kept);
  }

  private static Channel channel(
      String name, String uri, String format, @Nullable Select select, boolean kept) {
    return new Channel(name, uri, format, select, null, null, null, null, kept ? true : null);
  }

  /** Fetches all three, to be kept. */
  StepResult fetchAll() throws StepFailure, IOException {
    return fetch(train(true), prices(true), holdout(true));
  }

  StepResult fetch(Channel... channels) throws StepFailure, IOException {
    StepResult result =
        new FetchStep(container.roots(), HttpLimits.USUAL)
            .run(
                new FetchInput(
                    output,
                    Map.of(),
                    Arrays.asList(channels),
                    AS_OF,
                    allowed,
                    EVALUATION,
                    List.of(),
                    null,
                    storage));
    container.put(
        container.roots().predictions(), "holdout/predictions.csv", "row,prediction\n0,1\n1,0\n");
    return result;
  }

  StepResult stage() throws StepFailure, IOException {
    return new StageStep(container.roots(), new LocalFiles())
        .run(new StageInput(output, List.of("holdout"), allowed, storage));
  }

  Evidence publish(StepResult staged) throws StepFailure, IOException {
    return publish(staged, new LocalFiles());
  }

  Evidence publish(StepResult staged, DurableFiles files) throws StepFailure, IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Clock clock = Clock.fixed(Instant.parse(AS_OF), ZoneOffset.UTC);
    new PublishStep(container.roots(), files, clock, log)
        .run(
            new PublishInput(
                output,
                staged.artifact(),
                "retail",
                "churn",
                null,
                "2026-11-21T11:00:00Z",
                Map.of(),
                staged.reports(),
                null,
                EVALUATION,
                null,
                allowed,
                storage));
    return StepJson.read(log.toString(StandardCharsets.UTF_8), Evidence.class);
  }
}
