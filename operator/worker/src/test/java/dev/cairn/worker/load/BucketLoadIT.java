package dev.cairn.worker.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.LoadInput;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import dev.cairn.worker.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** load from a real S3 server. */
class BucketLoadIT {
  private final S3Server server = S3Server.running();
  private final String bucket = server.bucket();
  private final Path data = server.directory(bucket);
  private final Container container;
  private final Path served;

  BucketLoadIT(@TempDir Path directory) {
    container = new Container(directory, server.variables());
    served = container.roots().served();
    container.put(data, "churn/model/weights.bin", "weights");
    container.put(data, "churn/model/meta/columns.json", "[]");
  }

  private void load(String path, String digest) throws StepFailure, IOException {
    new LoadStep(container.roots(), HttpLimits.USUAL)
        .run(
            new LoadInput(
                new ArtifactRef("s3://%s/%s".formatted(bucket, path), digest, 0, null),
                null,
                S3Server.ALLOWED,
                S3Server.storage(bucket, server.endpoint())));
  }

  @Test
  void aDirectoryIsServedAsItIs() throws StepFailure, IOException {
    String digest = Container.digestByHand(data.resolve("churn/model"));

    load("churn/model/", digest);

    assertThat(Container.files(served)).containsExactly("meta/columns.json", "weights.bin");
    assertThat(Container.digestByHand(served)).isEqualTo(digest);
  }

  @Test
  void aSingleObjectKeepsItsNameAndIsReadable() throws StepFailure, IOException {
    load("churn/model/weights.bin", Sha256.of(data.resolve("churn/model/weights.bin")));

    assertThat(Container.files(served)).containsExactly("weights.bin");
    assertThat(Files.getPosixFilePermissions(served.resolve("weights.bin")))
        .containsAll(PosixFilePermissions.fromString("r--r--r--"));
  }

  @Test
  void anotherObjectInItIsAnotherDigestAndNothingIsServed() {
    String digest = Container.digestByHand(data.resolve("churn/model"));
    container.put(data, "churn/model/more", "x");

    StepFailure failure = Failures.of(() -> load("churn/model/", digest));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.text())
        .contains(digest, Container.digestByHand(data.resolve("churn/model")));
    assertThat(served).isEmptyDirectory();
  }
}
