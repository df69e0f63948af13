package dev.cairn.worker.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.LoadInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadStepTest {
  private final Loading load;

  LoadStepTest(@TempDir Path directory) {
    load = new Loading(directory);
  }

  @Test
  void aDirectoryIsServedAsItIs() throws StepFailure, IOException {
    StepResult result = load.run(Loading.MODEL, load.digest);

    assertThat(load.visible()).containsExactly(".hidden", "meta/columns.json", "weights.bin");
    assertThat(Container.digestByHand(load.served)).isEqualTo(load.digest);
    assertThat(result.step()).isEqualTo(Step.LOAD);
    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
    assertThat(result.message())
        .isEqualTo("model \"pvc://models/churn/model/\": 3 files, 10 B, digest as expected");
  }

  @Test
  void aSingleFileKeepsItsName() throws StepFailure, IOException {
    load.run("pvc://models/churn/model/weights.bin", Loading.digestOf("weights"));

    assertThat(load.visible()).containsExactly("weights.bin");
    assertThat(load.container.read(load.served.resolve("weights.bin"))).isEqualTo("weights");
  }

  @Test
  void whatNobodyElseMayReadWhereItLiesIsReadableForTheServer() throws StepFailure, IOException {
    Container.shell(load.source, "chmod 700 meta; chmod 600 weights.bin meta/columns.json");

    load.run(Loading.MODEL, load.digest);

    assertThat(mode("meta")).isEqualTo("rwxr-xr-x");
    assertThat(mode("meta/columns.json")).isEqualTo("rw-r--r--");
    assertThat(mode("weights.bin")).isEqualTo("rw-r--r--");
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(load.served.resolve(path)));
  }

  @Test
  void aChangedModelNamesBothDigestsAndIsNotServed() {
    load.container.put(load.source, "weights.bin", "changed");

    StepFailure failure = Failures.of(() -> load.run(Loading.MODEL, load.digest));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
    assertThat(failure.text())
        .contains(load.digest, Container.digestByHand(load.source), Loading.MODEL);
    assertThat(load.served).isEmptyDirectory();
  }

  @Test
  void aChangedFileIsNotServed() {
    StepFailure failure =
        Failures.of(() -> load.run("pvc://models/churn/model/weights.bin", Loading.OTHER));

    assertThat(failure.reason()).isEqualTo(StepReason.DIGEST_MISMATCH);
    assertThat(load.served).isEmptyDirectory();
  }

  @Test
  void anAttemptBeginsAnew() throws StepFailure, IOException {
    // Given a container that was killed while it copied, and another while it showed the files
    Path outside = load.container.put(load.container.roots().scratch(), "outside/kept", "x");
    load.container.put(load.served, ".unverified-1/meta/columns.json", "half");
    load.container.put(load.served, "weights.bin", "of another model");
    load.container.put(load.served, "old/only.bin", "of another model");
    Files.createSymbolicLink(load.served.resolve("link"), outside.getParent());

    load.run(Loading.MODEL, load.digest);

    assertThat(load.visible()).containsExactly(".hidden", "meta/columns.json", "weights.bin");
    assertThat(Container.digestByHand(load.served)).isEqualTo(load.digest);
    assertThat(outside).exists();
  }

  @Test
  void whatAnEarlierAttemptLeftIsNotServedInPlaceOfAModelThatIsGone() {
    load.container.put(load.served, "weights.bin", "of another model");
    Container.shell(load.source, "rm -r ../model");

    Failures.of(() -> load.run(Loading.MODEL, load.digest));

    assertThat(load.served).isEmptyDirectory();
  }

  @Test
  void aHandlersServerIsBroughtWhenItIsWanted() throws StepFailure, IOException {
    load.run(Loading.input(Loading.MODEL, load.digest, true));

    Path program = load.container.roots().serve().resolve(StepPaths.PREDICTOR);
    assertThat(load.container.read(program)).contains("--serve");
    assertThat(Files.getPosixFilePermissions(program))
        .containsAll(PosixFilePermissions.fromString("r--r--r--"));
  }

  @Test
  void anImageWithAServerOfItsOwnGetsNone() throws StepFailure, IOException {
    load.run(Loading.input(Loading.MODEL, load.digest, false));
    load.run(Loading.input(Loading.MODEL, load.digest, null));

    assertThat(load.container.roots().serve()).isEmptyDirectory();
  }

  @Test
  void aLinkOutOfTheModelIsRefused() {
    Container.shell(load.source, "ln -s /etc/passwd users");

    StepFailure failure = Failures.of(() -> load.run(Loading.MODEL, load.digest));

    assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
    assertThat(failure.text()).contains("users", "leaves the directory");
    assertThat(load.served).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "pvc://models/absent/, 66, is not there",
    "pvc://models/churn/model, 66, let its address end with a slash",
    "pvc://elsewhere/churn/, 66, PersistentVolumeClaim \"elsewhere\" is not mounted",
    "pvc://models/../churn/, 64, must not hold",
    "http://127.0.0.1:1/models/, 64, is a directory; over http(s) only single files",
    "ftp://models/churn/, 64, is not supported here",
    "s3://B/churn, 64, names no bucket"
  })
  void saysWhyAModelCannotBeRead(String uri, int exit, String why) {
    StepFailure failure = Failures.of(() -> load.run(uri, load.digest));

    assertThat(failure.exit()).isEqualTo(exit);
    assertThat(failure.text()).contains(why);
    assertThat(load.served).isEmptyDirectory();
  }

  @Test
  void anInputWithoutADigestIsInvalidAndTouchesNothing() {
    load.container.put(load.served, "weights.bin", "of before");
    String text = "{\"artifact\": {\"uri\": \"%s\"}}".formatted(Loading.MODEL);

    StepFailure failure = Failures.of(() -> load.run(StepJson.read(text, LoadInput.class)));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(load.visible()).containsExactly("weights.bin");
  }
}
