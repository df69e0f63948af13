package dev.cairn.worker.testing;

import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.fetch.FetchStep;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.publish.PublishStep;
import dev.cairn.worker.stage.StageStep;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A program that fetches from a claim, stages and publishes to one, and names what it loaded. */
public final class ClaimRunProbe {
  private ClaimRunProbe() {}

  /** Runs the three steps below the directory that the first argument names. */
  public static void main(String[] arguments) throws Exception {
    Container container = new Container(Path.of(arguments[0]).toAbsolutePath());
    container.put(container.claim("data"), "train.csv", "a\n1\n");
    container.put(container.roots().model(), "m", "weights");
    Channel channel = new Channel("train", "pvc://data/train.csv", "Opaque", null, null, null);
    new FetchStep(container.roots(), HttpLimits.USUAL)
        .run(
            new FetchInput(
                Container.output(), Map.of(), List.of(channel), "2026-11-21T12:00:00Z", List.of()));
    StepResult staged =
        new StageStep(container.roots(), new LocalFiles()).run(new StageInput(Container.output()));
    StepResult published =
        new PublishStep(
                container.roots(), new LocalFiles(), Clock.systemUTC(), new ByteArrayOutputStream())
            .run(
                new PublishInput(
                    Container.output(),
                    staged.artifact(),
                    "retail",
                    "churn",
                    null,
                    "2026-11-21T12:00:00Z",
                    Map.of(),
                    staged.reports()));
    System.out.println(published.message());
  }
}
