package dev.cairn.worker.fetch;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchInput.Checks;
import dev.cairn.contract.FetchInput.Select;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the step fetch in a container of the test's own. */
record Fetching(Container container) {
  static final String AS_OF = "2026-11-21T12:00:00Z";

  private static final HttpLimits QUICK =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(1));

  StepResult run(Channel... channels) throws StepFailure, IOException {
    return run(List.of("127.0.0.0/8"), channels);
  }

  StepResult run(List<String> allowed, Channel... channels) throws StepFailure, IOException {
    FetchInput input =
        new FetchInput(
            Container.output(),
            Map.of("seed", "7", "max_depth", "6", "note", "line\nbreak"),
            Arrays.asList(channels),
            AS_OF,
            allowed);
    return new FetchStep(container.roots(), QUICK).run(input);
  }

  List<DatasetFact> report() {
    try {
      String text = container.read(container.roots().work().resolve(FetchReport.FILE));
      return StepJson.read(text, FetchReport.class).datasets();
    } catch (StepFailure e) {
      throw new IllegalStateException(e);
    }
  }

  Path channel(String name) {
    return container.roots().input().resolve("data").resolve(name);
  }

  static Channel opaque(String uri) {
    return channel(uri, "Opaque", null, null, null);
  }

  static Channel pinned(String uri, String digest) {
    return channel(uri, "Opaque", null, digest, null);
  }

  static Channel selected(String uri, Select select) {
    return channel(uri, "Opaque", select, null, null);
  }

  static Channel table(String uri, String format, @Nullable Checks checks) {
    return channel(uri, format, null, null, checks);
  }

  static Channel channel(
      String uri,
      String format,
      @Nullable Select select,
      @Nullable String digest,
      @Nullable Checks checks) {
    return new Channel("train", uri, format, select, digest, checks);
  }
}
