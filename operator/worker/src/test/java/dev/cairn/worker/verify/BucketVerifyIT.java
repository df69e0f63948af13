package dev.cairn.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.contract.VerifyInput;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** verify against a real S3 server. */
class BucketVerifyIT {
  private final S3Server server = S3Server.running();
  private final String bucket = server.bucket();
  private final Path data = server.directory(bucket);
  private final Container container;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  BucketVerifyIT(@TempDir Path directory) {
    container = new Container(directory, server.variables());
    Container.shell(
        data, "mkdir -p churn/model/meta; echo 1 > churn/model/w; echo 2 > churn/model/meta/c");
  }

  private Verification verify(String artifact, String digest, String evidence)
      throws StepFailure, IOException {
    VerifyInput input =
        new VerifyInput(
            new ArtifactRef("s3://%s/%s".formatted(bucket, artifact), digest, 0, null),
            new FileRef("s3://%s/churn/evidence.json".formatted(bucket), evidence),
            1 << 20,
            S3Server.ALLOWED,
            S3Server.storage(bucket, server.endpoint()));
    StepResult result = new VerifyStep(container.roots(), HttpLimits.USUAL, out).run(input);
    return Objects.requireNonNull(result.verification());
  }

  private String evidence(String artifact) {
    String text =
        "{\"evidenceVersion\":\"v1\",\"run\":\"churn-a\",\"artifact\":{\"uri\":\"u\",\"digest\":\"%s\",\"bytes\":4}}"
            .formatted(artifact);
    container.put(data, "churn/evidence.json", text);
    return "sha256:" + Container.shell(data, "sha256sum churn/evidence.json").substring(0, 64);
  }

  @Test
  void aDirectoryIsComparedWithoutACopy() throws StepFailure, IOException {
    String digest = Container.digestByHand(data.resolve("churn/model"));
    String evidence = evidence(digest);

    Verification found = verify("churn/model/", digest, evidence);

    assertThat(found.artifact().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(Objects.requireNonNull(found.evidence()).verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(container.read(data.resolve("churn/evidence.json")) + "\n");
    assertThat(Container.files(container.roots().scratch())).noneMatch(name -> name.endsWith("w"));
  }

  @Test
  void aSingleObjectIsComparedToo() throws StepFailure, IOException {
    String digest = "sha256:" + Container.shell(data, "sha256sum churn/model/w").substring(0, 64);

    assertThat(verify("churn/model/w", digest, evidence(digest)).artifact().verdict())
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void anotherObjectInItIsAnotherDigest() throws StepFailure, IOException {
    String digest = Container.digestByHand(data.resolve("churn/model"));
    Container.shell(data, "echo 3 > churn/model/more");

    assertThat(verify("churn/model/", digest, evidence(digest)).artifact().verdict())
        .isEqualTo(Verdict.DIGEST_MISMATCH);
  }

  @Test
  void whatIsNotThereIsAFinding() throws StepFailure, IOException {
    String digest = Container.digestByHand(data.resolve("churn/model"));

    Verification found = verify("elsewhere/", digest, evidence(digest));

    assertThat(found.artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(found.artifact().message()).contains("bucket " + bucket + " has no");
  }
}
