package dev.cairn.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.ImageRef;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishStepTest {
  private final Publishing publishing;
  private final Container container;

  PublishStepTest(@TempDir Path directory) {
    container = new Container(directory);
    publishing = new Publishing(container);
    publishing.stage();
  }

  @Test
  void makesTheWholeVisibleAndNothingElse() throws StepFailure, IOException {
    StepResult result = publishing.run(publishing.input());

    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
    assertThat(Container.files(container.finalDirectory()))
        .containsExactly("evidence.json", "model/model.joblib", "modelversion.yaml", "result.json");
    assertThat(container.partialDirectory()).doesNotExist();
    assertThat(Objects.requireNonNull(result.artifact()).digest())
        .isEqualTo(Container.digestByHand(container.finalDirectory().resolve("model")));
    assertThat(publishing.published("result.json"))
        .contains(Objects.requireNonNull(result.evidenceDigest()))
        .contains(result.artifact().digest());
  }

  @Test
  void printsTheEvidenceAsOneLineWhoseDigestItReports() throws StepFailure, IOException {
    StepResult result = publishing.run(publishing.input());

    String line = publishing.published(Evidence.FILE);
    assertThat(line).doesNotContain("\n").isPrintable();
    assertThat(publishing.logged()).isEqualTo(line + "\n");
    assertThat(result.evidenceDigest()).isEqualTo(Sha256.of(line.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void recordsWhatProducedTheArtifact() throws StepFailure, IOException {
    publishing.run(publishing.input());

    Evidence evidence = publishing.evidence();
    assertThat(evidence.datasets())
        .containsExactly(new DatasetFact("train", "pvc://data/train/", "sha256:d", 2, 1500L, 4096));
    assertThat(evidence.image())
        .isEqualTo(new ImageRef("registry.example/churn:1", "sha256:i", ImageRef.Kind.REPO));
    assertThat(evidence.metrics()).isEqualTo(Map.of("trainer.loss", 0.31));
    assertThat(evidence.absentMetrics()).isEqualTo(Map.of("trainer.bad", "not a number (NaN)"));
    assertThat(evidence.parameters()).isEqualTo(Map.of("seed", "7", "max_depth", "6"));
    assertThat(evidence.code()).containsEntry("revision", "3f1c");
    assertThat(evidence.runtime()).containsEntry("handler", "churn.model:predict");
    assertThat(evidence.trigger()).containsEntry("kind", "Manual");
    assertThat(evidence.recipe()).containsKey("register").doesNotContainKeys("trigger");
    assertThat(evidence.startedAt()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(evidence.publishedAt()).isEqualTo(Publishing.NOW.toString());
  }

  @Test
  void equalContentHasEqualBytesWhateverTheOrderOfTheSpec(@TempDir Path other)
      throws StepFailure, IOException {
    Map<String, Object> reversed = new LinkedHashMap<>();
    List<String> keys = Publishing.SPEC.keySet().stream().sorted().toList();
    keys.reversed().forEach(key -> reversed.put(key, Publishing.SPEC.get(key)));
    Publishing second = new Publishing(new Container(other));
    second.stage();

    publishing.run(publishing.input());
    PublishInput input = second.input();
    second.run(second.input(input.output(), input.artifact(), reversed));

    assertThat(second.logged()).isEqualTo(publishing.logged());
  }

  @Test
  void writesTheModelVersionFromWhichTheRegistryIsRebuilt() throws StepFailure, IOException {
    StepResult result = publishing.run(publishing.input());

    String artifact = Objects.requireNonNull(result.artifact()).digest();
    String evidence = Objects.requireNonNull(result.evidenceDigest());
    assertThat(yaml(publishing.published("modelversion.yaml")))
        .isEqualTo(
            yaml(
                """
                apiVersion: trail.cairn.dev/v1alpha1
                kind: ModelVersion
                metadata: {name: churn-1, annotations: {cairn.dev/spec-hash: spec-hash-1}}
                spec:
                  model: {name: churn}
                  artifact: {uri: pvc://models/churn/churn-1/model/, digest: "%s", format: SKLearn}
                  evidence: {uri: pvc://models/churn/churn-1/evidence.json, digest: "%s"}
                  stage: Staging
                  card: {owner: 'team: "retention" on'}
                """
                    .formatted(artifact, evidence)));
  }

  private static Map<?, ?> yaml(String text) throws IOException {
    return new YAMLMapper().readValue(text, Map.class);
  }

  @Test
  void aTrainerNeedsNoMetrics() throws StepFailure, IOException {
    Container.shell(container.reports(), "rm trainer-metrics.json");

    publishing.run(publishing.input());

    assertThat(publishing.evidence().metrics()).isEmpty();
    assertThat(publishing.published(Evidence.FILE)).doesNotContain("etrics");
  }

  @Test
  void aVersionWithoutAWishHasStageNone() throws StepFailure, IOException {
    Map<String, Object> spec = new HashMap<>(Publishing.SPEC);
    spec.remove("register");
    PublishInput input = publishing.input();

    publishing.run(publishing.input(input.output(), input.artifact(), spec));

    assertThat(publishing.published("modelversion.yaml")).contains("stage: \"None\"");
  }

  @Test
  void aRerunReportsTheSameWithoutTouchingIt() throws StepFailure, IOException {
    StepResult first = publishing.run(publishing.input());
    String before = publishing.logged();
    PublishInput again = publishing.input(Container.output(), null, Publishing.SPEC);

    StepResult second =
        publishing.run(again, new LocalFiles(), Publishing.NOW.plus(Duration.ofHours(1)));

    assertThat(publishing.logged()).isEqualTo(before);
    assertThat(second.artifact()).isEqualTo(first.artifact());
    assertThat(second.evidenceDigest()).isEqualTo(first.evidenceDigest());
    assertThat(second.message()).contains("published before");
  }

  @Test
  void whatIsStagedAgainAfterAPublicationIsDropped() throws StepFailure, IOException {
    StepResult first = publishing.run(publishing.input());
    publishing.stage();

    StepResult second = publishing.run(publishing.input());

    assertThat(second.artifact()).isEqualTo(first.artifact());
    assertThat(container.partialDirectory()).doesNotExist();
  }
}
