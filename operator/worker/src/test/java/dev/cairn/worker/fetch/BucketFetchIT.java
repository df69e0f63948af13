package dev.cairn.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchInput.Select;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StorageAccess;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import dev.cairn.worker.testing.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fetch from a real S3 server. */
class BucketFetchIT {
  private final S3Server server = S3Server.running();
  private final String bucket = server.bucket();
  private final Path data = server.directory(bucket);
  private final Fetching fetching;

  BucketFetchIT(@TempDir Path directory) {
    fetching = new Fetching(new Container(directory, server.variables()));
  }

  private void fetch(Channel channel) throws StepFailure, IOException {
    fetch(fetching.container(), S3Server.ALLOWED, channel);
  }

  private void fetch(Container container, List<String> allowed, Channel channel)
      throws StepFailure, IOException {
    List<StorageAccess> storage = S3Server.storage(bucket, server.endpoint());
    FetchInput input =
        new FetchInput(
            Container.output(),
            Map.of(),
            List.of(channel),
            Fetching.AS_OF,
            allowed,
            null,
            List.of(),
            null,
            storage);
    new FetchStep(container.roots(), HttpLimits.USUAL).run(input);
  }

  private Channel opaque(String path, @Nullable Select select) {
    return Fetching.channel("s3://" + bucket + "/" + path, "Opaque", select, null, null);
  }

  @Test
  void aDirectoryHasTheDigestThatItHasOnAClaim() throws StepFailure, IOException {
    String make =
        "mkdir -p train/b/c; echo 1 > train/a; echo 2 > train/b/c/ü; echo 3 > 'train/b/50% +&?'";
    Container.shell(data, make);
    Container.shell(fetching.container().claim("data"), make);
    fetching.run(Fetching.opaque("pvc://data/train/"));
    DatasetFact onClaim = fetching.report().getFirst();

    fetch(opaque("train/", null));

    DatasetFact inBucket = fetching.report().getFirst();
    assertThat(inBucket.digest())
        .isEqualTo(onClaim.digest())
        .isEqualTo(Container.digestByHand(fetching.channel("train")));
    assertThat(inBucket.files()).isEqualTo(3);
    assertThat(inBucket.bytes()).isEqualTo(onClaim.bytes());
    assertThat(inBucket.uri()).isEqualTo("s3://" + bucket + "/train/");
  }

  @Test
  void aFileHasTheDigestOfItsBytes() throws StepFailure, IOException {
    Container.shell(data, "mkdir d; echo content > d/x.csv; echo other > d/x.csv.bak");

    fetch(opaque("d/x.csv", null));

    assertThat(Container.files(fetching.channel("train"))).containsExactly("x.csv");
    assertThat(fetching.report().getFirst().digest())
        .isEqualTo("sha256:" + Container.shell(data, "sha256sum d/x.csv").substring(0, 64));
  }

  @Test
  void takesTheSelectedPartitionsOnly() throws StepFailure, IOException {
    Container.shell(
        data,
        "for d in 18 19 20 21 22; do mkdir -p t/dt=2026-11-$d; echo $d > t/dt=2026-11-$d/x; done;"
            + " mkdir t/dt=old; echo o > t/dt=old/x");

    fetch(opaque("t/", new Select("dt", "2d", null, null)));

    assertThat(Container.files(fetching.channel("train")))
        .containsExactly("dt=2026-11-20/x", "dt=2026-11-21/x");
  }

  @Test
  void namesThePartitionsThatAreThereWhenNoneIsSelected() {
    Container.shell(data, "mkdir -p t/dt=2026-01-01; echo x > t/dt=2026-01-01/x");

    StepFailure failure =
        Failures.of(() -> fetch(opaque("t/", new Select("dt", "2d", null, null))));

    assertThat(failure.exit()).isEqualTo(StepExit.NO_INPUT);
    assertThat(failure.text()).contains("select matches nothing", "dt=2026-01-01");
  }

  @Test
  void listsMoreThanOnePageHolds() throws StepFailure, IOException {
    // Given more than the 1000 objects of one answer
    Container.shell(data, "mkdir many; for i in $(seq 1002); do echo $i > many/$i; done");

    fetch(opaque("many/", null));

    assertThat(fetching.report().getFirst().files()).isEqualTo(1002);
    assertThat(fetching.report().getFirst().digest())
        .isEqualTo(Container.digestByHand(data.resolve("many")));
  }

  @Test
  void namesWhatIsNotThere() {
    StepFailure directory = Failures.of(() -> fetch(opaque("absent/", null)));
    StepFailure file = Failures.of(() -> fetch(opaque("absent.csv", null)));

    assertThat(directory.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(directory.exit()).isEqualTo(StepExit.NO_INPUT);
    assertThat(directory.text()).contains("has nothing below \"absent/\"");
    assertThat(file.exit()).isEqualTo(StepExit.NO_INPUT);
    assertThat(file.text()).contains("absent.csv");
  }

  @Test
  void namesABucketThatIsNotThere() {
    Container.shell(server.folder(), "rmdir " + bucket);

    StepFailure failure = Failures.of(() -> fetch(opaque("x/", null)));

    assertThat(failure.exit()).isEqualTo(StepExit.NO_INPUT);
    assertThat(failure.text()).contains("there is no bucket " + bucket, server.endpoint());
  }

  @Test
  void namesTheSecretWhenKeysAreWrongOrAbsent(@TempDir Path other) {
    Container wrong =
        new Container(
            other.resolve("a"),
            Map.of("AWS_ACCESS_KEY_ID", server.id(), "AWS_SECRET_ACCESS_KEY", "wrong-secret"));
    Container none = new Container(other.resolve("b"));

    StepFailure denied = Failures.of(() -> fetch(wrong, S3Server.ALLOWED, opaque("x/", null)));
    StepFailure unsigned = Failures.of(() -> fetch(none, S3Server.ALLOWED, opaque("x/", null)));

    assertThat(denied.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(denied.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(denied.text())
        .contains("access denied", "Secret cairn-storage")
        .doesNotContain("wrong-secret", server.secret());
    assertThat(unsigned.text()).contains("no keys are given");
  }

  @Test
  void reachesNoServerAtAnAddressThatIsNotAllowed() {
    StepFailure failure =
        Failures.of(() -> fetch(fetching.container(), List.of(), opaque("x/", null)));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(failure.text()).contains("127.0.0.1 (loopback)");
  }
}
