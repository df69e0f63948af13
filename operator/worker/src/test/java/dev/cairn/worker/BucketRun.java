package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.publish.PublishStep;
import dev.cairn.worker.stage.StageStep;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stages and publishes a run whose output is a bucket of a real S3 server. */
final class BucketRun {
  private static final String REPORT =
      "{\"datasets\":[{\"name\":\"train\",\"uri\":\"s3://data/train/\",\"digest\":\"sha256:d\","
          + "\"files\":2,\"rows\":1500,\"bytes\":4096}]}";

  final S3Server server = S3Server.running();
  final String bucket = server.bucket();
  final Container container;

  BucketRun(Path directory) {
    container = new Container(directory, server.variables());
    container.put(container.roots().work(), FetchReport.FILE, REPORT);
    container.put(container.roots().output(), "metrics.json", "{\"loss\": 0.31}");
    container.put(container.roots().model(), "model.joblib", "weights");
    container.put(container.roots().model(), "meta/größe 50%.json", "[]");
  }

  OutputPlace output() {
    return S3Server.output(bucket);
  }

  StepResult stage() throws StepFailure, IOException {
    return new StageStep(container.roots(), new LocalFiles())
        .run(
            new StageInput(
                output(),
                List.of(),
                S3Server.ALLOWED,
                S3Server.storage(bucket, server.endpoint())));
  }

  PublishInput input(StepResult staged, String endpoint) {
    return input(output(), staged.artifact(), staged.reports(), endpoint);
  }

  PublishInput input(
      OutputPlace output,
      @Nullable ArtifactRef artifact,
      @Nullable StagedReports reports,
      String endpoint) {
    return new PublishInput(
        output,
        artifact,
        "retail",
        "churn",
        null,
        "2026-11-21T12:00:00Z",
        Map.of("parameters", Map.of("seed", "7")),
        reports,
        null,
        null,
        null,
        S3Server.ALLOWED,
        S3Server.storage(bucket, endpoint));
  }

  /** What publish ends with and prints. */
  record Published(StepResult result, String log) {}

  Published publish(PublishInput input, Instant now) throws StepFailure, IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    StepResult result =
        new PublishStep(container.roots(), new LocalFiles(), Clock.fixed(now, ZoneOffset.UTC), log)
            .run(input);
    return new Published(result, log.toString(StandardCharsets.UTF_8));
  }

  Path churn() {
    return server.directory(bucket).resolve("churn");
  }

  Path finalDirectory() {
    return churn().resolve(Container.RUN);
  }

  boolean isVisible() {
    return Files.exists(finalDirectory().resolve(RunResult.FILE));
  }

  /** All objects of the output, but the server's own files. */
  List<String> objects() {
    return Files.isDirectory(churn()) ? Container.files(churn()) : List.of();
  }

  void assertWhole() throws IOException {
    assertThat(objects())
        .containsExactly(
            "churn-1/evidence.json",
            "churn-1/model/meta/größe 50%.json",
            "churn-1/model/model.joblib",
            "churn-1/modelversion.yaml",
            "churn-1/result.json");
    assertAgrees();
  }

  /** What is visible agrees with its result.json. */
  void assertAgrees() throws IOException {
    String text = container.read(finalDirectory().resolve(RunResult.FILE));
    RunResult result = StepJson.mapper().readValue(text, RunResult.class);
    byte[] evidence = Files.readAllBytes(finalDirectory().resolve("evidence.json"));
    assertThat(Objects.requireNonNull(result).evidenceDigest()).isEqualTo(Sha256.of(evidence));
    assertThat(result.artifactDigest())
        .isEqualTo(Container.digestByHand(finalDirectory().resolve("model")));
  }
}
