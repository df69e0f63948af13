package dev.cairn.worker.publish;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.ImageRef;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.LocalFiles;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the step publish in a container of the test's own, after a stage that left a model. */
final class Publishing {
  static final Instant NOW = Instant.parse("2026-11-21T12:30:00Z");
  static final Map<String, Object> SPEC =
      Map.of(
          "model", Map.of("name", "churn"),
          "code", Map.of("repository", "https://git.example/churn.git", "revision", "3f1c"),
          "parameters", Map.of("seed", "7", "max_depth", 6),
          "predictor", Map.of("handler", "churn.model:predict"),
          "trigger", Map.of("kind", "Manual"),
          "ttlAfterFinished", "168h",
          "datasets", List.of(Map.of("name", "train", "digest", "sha256:0")),
          "register",
              Map.of("stage", "Staging", "card", Map.of("owner", "team: \"retention\" on")));

  private static final String REPORT =
      "{\"datasets\":[{\"name\":\"train\",\"uri\":\"pvc://data/train/\",\"digest\":\"sha256:d\","
          + "\"files\":2,\"rows\":1500,\"bytes\":4096}]}";

  final Container container;
  final ByteArrayOutputStream log = new ByteArrayOutputStream();

  Publishing(Container container) {
    this.container = container;
  }

  /** What stage leaves. */
  void stage() {
    Path partial = container.partialDirectory();
    container.put(partial, "model/model.joblib", "weights");
    container.put(container.reports(), FetchReport.FILE, REPORT);
    container.put(container.reports(), "trainer-metrics.json", "{\"loss\": 0.31, \"bad\": NaN}");
  }

  ArtifactRef artifact(String digest) {
    return new ArtifactRef("pvc://models/churn/churn-1/model/", digest, 7, "SKLearn");
  }

  PublishInput input() {
    // sha256sum of the one line "sha256-of-'weights'  model.joblib"
    String digest =
        "sha256:"
            + Container.shell(
                Path.of("/"),
                "printf '%s  model.joblib\\n' $(printf weights | sha256sum | cut -c1-64) | sha256sum"
                    + " | cut -c1-64");
    return input(Container.output(), artifact(digest), SPEC);
  }

  PublishInput input(OutputPlace output, @Nullable ArtifactRef artifact, Map<String, Object> spec) {
    ImageRef image = new ImageRef("registry.example/churn:1", "sha256:i", ImageRef.Kind.REPO);
    return new PublishInput(
        output, artifact, "retail", "churn", image, "2026-11-21T12:00:00Z", spec);
  }

  StepResult run(PublishInput input) throws StepFailure, IOException {
    return run(input, new LocalFiles(), NOW);
  }

  StepResult run(PublishInput input, DurableFiles files, Instant now)
      throws StepFailure, IOException {
    log.reset();
    return new PublishStep(container.roots(), files, Clock.fixed(now, ZoneOffset.UTC), log)
        .run(input);
  }

  String logged() {
    return log.toString(StandardCharsets.UTF_8);
  }

  String published(String file) {
    return container.read(container.finalDirectory().resolve(file));
  }

  Evidence evidence() {
    try {
      return StepJson.read(published(Evidence.FILE), Evidence.class);
    } catch (StepFailure e) {
      throw new IllegalStateException(e);
    }
  }
}
