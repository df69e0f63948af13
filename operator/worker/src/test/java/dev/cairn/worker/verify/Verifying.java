package dev.cairn.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.contract.VerifyInput;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the step in a container whose claim "models" holds a model. */
final class Verifying {
  static final List<String> LOOPBACK = List.of("127.0.0.0/8");
  static final String EVIDENCE = "pvc://models/churn/evidence.json";
  static final String MODEL = "pvc://models/churn/model/";
  static final String OTHER = "sha256:" + "ef".repeat(32);
  private static final HttpLimits IMPATIENT =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ZERO);

  final Container container;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final String digest;

  Verifying(Path directory) {
    container = new Container(directory);
    Container.shell(
        container.claim("models"),
        "mkdir -p churn/model/meta; printf weights > churn/model/w; printf x > churn/model/meta/c");
    digest = Container.digestByHand(container.claim("models").resolve("churn/model"));
  }

  /** Writes evidence beside the model; its digest. */
  String evidence(String text) {
    container.put(container.claim("models"), "churn/evidence.json", text);
    return digestOf(text);
  }

  static String digestOf(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String about(String artifact) {
    return "{\"evidenceVersion\":\"v1\",\"run\":\"churn-a\",\"artifact\":{\"uri\":\"pvc://m/\",\"digest\":\"%s\",\"bytes\":8}}"
        .formatted(artifact);
  }

  StepResult run(String uri, String artifact, @Nullable FileRef evidence)
      throws StepFailure, IOException {
    return run(new VerifyInput(new ArtifactRef(uri, artifact, 0, null), evidence, 1000, LOOPBACK));
  }

  StepResult run(VerifyInput input) throws StepFailure, IOException {
    StepResult result = new VerifyStep(container.roots(), IMPATIENT, out).run(input);
    assertThat(StepJson.write(result).length).isLessThanOrEqualTo(StepResult.MAX_BYTES);
    return result;
  }

  static Verification found(StepResult result) {
    return Objects.requireNonNull(result.verification());
  }

  static Verdict evidenceVerdict(StepResult result) {
    return Objects.requireNonNull(found(result).evidence()).verdict();
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
