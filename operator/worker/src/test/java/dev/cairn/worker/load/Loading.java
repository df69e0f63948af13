package dev.cairn.worker.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.LoadInput;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the step in a container whose claim "models" holds a model. */
final class Loading {
  static final String MODEL = "pvc://models/churn/model/";
  static final String OTHER = "sha256:" + "ef".repeat(32);
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8");
  private static final HttpLimits IMPATIENT =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ZERO);

  final Container container;
  final Path source;
  final Path served;
  final String digest;

  Loading(Path directory) {
    container = new Container(directory);
    source = container.claim("models").resolve("churn/model");
    served = container.roots().served();
    container.put(source, "weights.bin", "weights");
    container.put(source, "meta/columns.json", "[]");
    container.put(source, ".hidden", "x");
    digest = Container.digestByHand(source);
  }

  StepResult run(String uri, String expected) throws StepFailure, IOException {
    return run(input(uri, expected, null));
  }

  StepResult run(LoadInput input) throws StepFailure, IOException {
    StepResult result = new LoadStep(container.roots(), IMPATIENT).run(input);
    assertThat(StepJson.write(result).length).isLessThanOrEqualTo(StepResult.MAX_BYTES);
    return result;
  }

  static LoadInput input(String uri, String expected, @Nullable Boolean predictor) {
    return new LoadInput(new ArtifactRef(uri, expected, 0, null), predictor, LOOPBACK, List.of());
  }

  static String digestOf(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a server would find. */
  List<String> visible() {
    return Container.files(served);
  }
}
