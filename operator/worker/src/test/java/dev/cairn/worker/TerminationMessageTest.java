package dev.cairn.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification;
import dev.cairn.contract.Verification.Finding;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationMessageTest {
  private static final ArtifactRef ARTIFACT =
      new ArtifactRef(
          "pvc://models/" + "x".repeat(1000) + "/", "sha256:" + "0".repeat(64), 1, "SKLearn");

  private static final StagedReports REPORTS =
      new StagedReports("sha256:" + "2".repeat(64), "sha256:" + "3".repeat(64));

  private static StepResult result(String message) {
    return new StepResult(
        Step.STAGE,
        StepReason.COMPLETED,
        message,
        ARTIFACT,
        "sha256:" + "1".repeat(64),
        1L,
        2L,
        REPORTS);
  }

  @Test
  void keepsAShortMessageWhole() throws IOException {
    StepResult result = result("short");

    assertThat(StepJson.mapper().readValue(TerminationMessage.of(result), StepResult.class))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "é", "日", "😀", "\n"})
  void cutsOnlyTheMessageUntilAllFits(String character) throws IOException {
    byte[] bytes = TerminationMessage.of(result(character.repeat(5000)));

    StepResult read = StepJson.mapper().readValue(bytes, StepResult.class);
    assertThat(bytes).hasSizeBetween(StepResult.MAX_BYTES - 20, StepResult.MAX_BYTES);
    assertThat(read.message()).startsWith(character + character).endsWith("…");
    assertThat(read.artifact()).isEqualTo(ARTIFACT);
    assertThat(read.evidenceDigest()).isNotNull();
    assertThat(read.reports()).isEqualTo(REPORTS);
  }

  @Test
  void keepsWhatVerifyFound() throws IOException {
    Verification found = new Verification(new Finding(Verdict.VERIFIED, "x".repeat(800)), null);
    StepResult result =
        new StepResult(
            Step.VERIFY,
            StepReason.COMPLETED,
            "y".repeat(3000),
            null,
            null,
            null,
            null,
            null,
            found);

    assertThat(
            StepJson.mapper()
                .readValue(TerminationMessage.of(result), StepResult.class)
                .verification())
        .isEqualTo(found);
  }
}
