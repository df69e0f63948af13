package dev.cairn.worker.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.testing.Container;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunPlaceTest {
  private final Container container;

  RunPlaceTest(@TempDir Path directory) {
    container = new Container(directory);
  }

  private RunPlace find(OutputPlace output) throws StepFailure, IOException {
    return Places.of(container.roots(), List.of(), List.of()).find(output);
  }

  private static String name(ClaimDirectory directory) {
    String name = String.valueOf(directory.path().getFileName());
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256);
    return name;
  }

  @Test
  void namesTheFinalAddresses() throws StepFailure, IOException {
    RunPlace place = find(Container.output());

    assertThat(place.modelUri()).isEqualTo("pvc://models/churn/churn-1/model/");
    assertThat(place.uriOf("evidence.json")).isEqualTo("pvc://models/churn/churn-1/evidence.json");
    assertThat(place.finalDirectory())
        .isEqualTo(new ClaimDirectory(container.finalDirectory()));
    assertThat(place.partialDirectory())
        .isEqualTo(new ClaimDirectory(container.partialDirectory()));
    assertThat(place.published()).isEmpty();
  }

  @Test
  void keepsThePartialNameOfALongRunWithinAFileName() throws StepFailure, IOException {
    String run = "r".repeat(253);
    OutputPlace output =
        new OutputPlace("pvc://models", run, "1b4e28ba-2fa1-11d2-883f-0016d3cca427", "h", 1, null);

    ClaimPlace place = (ClaimPlace) find(output);

    assertThat(name(place.keptReports())).endsWith(".reports");
    String name = name(place.partialDirectory());
    assertThat(name).endsWith(".partial-1b4e28ba-2fa1-11d2-883f-0016d3cca427");
  }

  @Test
  void findsWhatTheSameSpecPublished() throws StepFailure, IOException {
    RunResult result = new RunResult("churn-1", Container.SPEC_HASH, "sha256:a", "sha256:e");
    container.put(container.finalDirectory(), RunResult.FILE, StepJson.write(result));

    assertThat(find(Container.output()).published()).contains(result);
  }

  @Test
  void refusesWhatAnotherSpecPublished() {
    RunResult result = new RunResult("churn-1", "other", "sha256:a", "sha256:e");
    container.put(container.finalDirectory(), RunResult.FILE, StepJson.write(result));

    StepFailure failure = Failures.of(() -> find(Container.output()).published());

    assertThat(failure.reason()).isEqualTo(StepReason.NAME_CONFLICT);
    assertThat(failure.text()).contains("new name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "{}", "[]", "{\"specHash\": \"spec-hash-1\"}"})
  void refusesADirectoryWhoseResultCannotBeRead(String content) {
    container.put(container.finalDirectory(), RunResult.FILE, content);

    StepFailure failure = Failures.of(() -> find(Container.output()).published());

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains("move it away");
  }

  @ParameterizedTest
  @CsvSource({
    "pvc://models/x, ../up, uid, hash, 1",
    "pvc://models/x, a..b, uid, hash, 1",
    "pvc://models/x, Up, uid, hash, 1",
    "pvc://models/x, run, ../uid, hash, 1",
    "pvc://models/x, run, uid, '', 1",
    "pvc://models/x, run, uid, hash, 0",
    "s3://models/../x, run, uid, hash, 1",
    ", run, uid, hash, 1"
  })
  void refusesAPlaceThatMakesNoSense(
      String uri, String run, String uid, String hash, long maxBytes) {
    OutputPlace output = new OutputPlace(uri, run, uid, hash, maxBytes, null);

    StepFailure failure = Failures.of(() -> find(output));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
  }

  @Test
  void refusesAClaimThatIsNotMounted() {
    OutputPlace output = new OutputPlace("pvc://absent/x", "run", "uid", "hash", 1, null);

    StepFailure failure = Failures.of(() -> find(output));

    assertThat(failure.text()).contains("\"absent\" is not mounted");
  }

  @Test
  void refusesAnOutputThatLeavesItsClaimThroughALink() {
    Container.shell(container.claim("models"), "ln -s ../data churn");

    StepFailure failure = Failures.of(() -> find(Container.output()));

    assertThat(failure.reason()).isEqualTo(StepReason.INVALID_SPEC);
    assertThat(failure.text()).contains("leads out of claim models");
  }

  @Test
  void refusesARunThatIsNamedLikeAnUnfinishedOne() {
    OutputPlace output =
        new OutputPlace("pvc://models/x", "churn-1.partial-uid", "uid", "hash", 1, null);

    StepFailure failure = Failures.of(() -> find(output));

    assertThat(failure.reason()).isEqualTo(StepReason.NAME_CONFLICT);
    assertThat(failure.text()).contains("give the run another name");
  }

  @ParameterizedTest
  @CsvSource({
    "churn/churn-1, 'churn/churn-1\" holds result.json'",
    "churn/churn-1/model, 'churn/churn-1\" holds result.json'",
    "churn/churn-1/model/absent/deep, 'churn/churn-1\" holds result.json'",
    "link/absent, 'churn/churn-1\" holds result.json'",
    "churn/churn-2.partial-uid-0, 'churn-2.partial-uid-0\" is named like'",
    "churn/churn-2.partial-uid-0/model, 'churn-2.partial-uid-0\" is named like'"
  })
  void refusesAPlaceInsideAnotherRun(String path, String message) {
    Container.shell(
        container.claim("models"),
        "mkdir -p churn/churn-1/model; touch churn/churn-1/result.json;"
            + " ln -s churn/churn-1/model link");
    OutputPlace output = new OutputPlace("pvc://models/" + path, "run", "uid", "hash", 1, null);

    StepFailure failure = Failures.of(() -> find(output));

    assertThat(failure.reason()).isEqualTo(StepReason.PUBLISH_FAILED);
    assertThat(failure.text()).contains(message).contains("set output.uri");
  }

  @Test
  void acceptsAPlaceBesideOtherRuns() throws StepFailure, IOException {
    Container.shell(
        container.claim("models"),
        "mkdir -p churn/churn-0 churn/churn-0.partial-uid churn/result.json;"
            + " touch result.json churn/churn-0/result.json");

    assertThat(find(Container.output()).published()).isEmpty();
  }
}
