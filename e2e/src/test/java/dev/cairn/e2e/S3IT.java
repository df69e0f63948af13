package dev.cairn.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.crds.training.RunState;
import dev.cairn.e2e.fixture.ChurnRun;
import dev.cairn.e2e.fixture.Cluster;
import dev.cairn.e2e.fixture.LiveRun;
import dev.cairn.e2e.fixture.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Data from a bucket, the result in a bucket, keys from a Secret, on real pods. */
final class S3IT {
  private static Scene scene;

  @BeforeAll
  static void startTheServer() throws IOException {
    scene = Scene.open("s3").withChurnData();
    try (InputStream yaml = requireNonNull(S3IT.class.getResourceAsStream("/s3.yaml"))) {
      String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      scene.kubectl(text.replace("IMAGE", Cluster.image("s3")), "apply", "-f", "-");
    }
    scene.kubectl("", "rollout", "status", "deployment/s3", "--timeout=90s");
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static ChurnRun inBuckets(String name, String secret) {
    return ChurnRun.named(name)
        .with("datasets.0.uri", "s3://churn-data/train/")
        .with("output.uri", "s3://models/churn")
        .with("storage", List.of(entry("churn-data", secret), entry("models", secret)));
  }

  private static Map<String, Object> entry(String bucket, String secret) {
    return Map.of(
        "prefix", "s3://" + bucket + "/",
        "secretRef", Map.of("name", secret),
        "endpoint", "http://s3." + scene.namespace() + ".svc:7070");
  }

  @Test
  void trainsFromABucketAndPublishesIntoOne() {
    LiveRun run = scene.start(inBuckets("in-buckets", "bucket-keys"));
    run.awaitEnd(RunState.SUCCEEDED, 180);

    assertThat(requireNonNull(run.status().artifact()).uri())
        .isEqualTo("s3://models/churn/in-buckets/model/");
    assertThat(requireNonNull(run.status().artifact()).digest())
        .isEqualTo(scene.directoryDigest("models", "churn/in-buckets/model"));
    assertThat(run.status().datasets().getFirst().digest())
        .isEqualTo(scene.directoryDigest("churn-data", "train"));
    assertThat(scene.shell("models", "cd /claim/churn && echo *; echo in-buckets/*"))
        .isEqualTo(
            "in-buckets\nin-buckets/evidence.json in-buckets/model in-buckets/modelversion.yaml"
                + " in-buckets/predictions in-buckets/profile.json in-buckets/result.json"
                + " in-buckets/rowfilter.bin");
  }

  @Test
  void saysWhichKeysAreWrong() {
    scene.kubectl(
        "",
        "create",
        "secret",
        "generic",
        "wrong-keys",
        "--from-literal=AWS_ACCESS_KEY_ID=churn-team",
        "--from-literal=AWS_SECRET_ACCESS_KEY=guessed-secret");
    LiveRun run = scene.start(inBuckets("with-wrong-keys", "wrong-keys"));
    run.awaitEnd(RunState.FAILED, 120);

    assertThat(requireNonNull(run.status().failure()).message())
        .contains("access denied", "the Secret of the storage entry")
        .doesNotContain("guessed-secret");
  }
}
