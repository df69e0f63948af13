package dev.cairn.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.contract.Verification.Verdict;
import dev.cairn.contract.VerifyInput;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyStepTest {
  private final Verifying verify;

  VerifyStepTest(@TempDir Path directory) {
    verify = new Verifying(directory);
  }

  @Test
  void comparesBothAndPrintsTheEvidence() throws StepFailure, IOException {
    String text = Verifying.about(verify.digest);

    StepResult result =
        verify.run(
            Verifying.MODEL, verify.digest, new FileRef(Verifying.EVIDENCE, verify.evidence(text)));

    assertThat(result.reason()).isEqualTo(StepReason.COMPLETED);
    assertThat(result.message()).isEqualTo("artifact: VERIFIED, evidence: VERIFIED");
    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(Verifying.found(result).artifact().message())
        .isEqualTo("digest as read at \"%s\" (2 files, 8 B)".formatted(Verifying.MODEL));
    assertThat(verify.printed()).isEqualTo(text + "\n");
  }

  @Test
  void aVersionMayHaveNoEvidence() throws StepFailure, IOException {
    StepResult result = verify.run(Verifying.MODEL, verify.digest, null);

    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(Verifying.found(result).evidence()).isNull();
    assertThat(verify.printed()).isEmpty();
  }

  @Test
  void keepsNoCopyOfTheArtifact() throws StepFailure, IOException {
    verify.run(Verifying.MODEL, verify.digest, null);

    assertThat(Container.files(verify.container.roots().scratch())).isEmpty();
  }

  @Test
  void aChangedArtifactIsAFinding() throws StepFailure, IOException {
    Container.shell(verify.container.claim("models"), "printf more >> churn/model/w");

    StepResult result =
        verify.run(
            Verifying.MODEL,
            verify.digest,
            new FileRef(Verifying.EVIDENCE, verify.evidence(Verifying.about(verify.digest))));

    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.DIGEST_MISMATCH);
    assertThat(Verifying.found(result).artifact().message())
        .contains(Verifying.MODEL, "expected is \"" + verify.digest + "\"", "changed or replaced");
    assertThat(Verifying.evidenceVerdict(result)).isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void changedEvidenceIsAFindingAndIsNotPrinted() throws StepFailure, IOException {
    verify.evidence(Verifying.about(verify.digest));

    StepResult result =
        verify.run(
            Verifying.MODEL, verify.digest, new FileRef(Verifying.EVIDENCE, Verifying.OTHER));

    assertThat(Verifying.evidenceVerdict(result)).isEqualTo(Verdict.DIGEST_MISMATCH);
    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(verify.printed()).isEmpty();
  }

  @Test
  void evidenceOfAnotherArtifactDoesNotCount() throws StepFailure, IOException {
    StepResult result =
        verify.run(
            Verifying.MODEL,
            verify.digest,
            new FileRef(Verifying.EVIDENCE, verify.evidence(Verifying.about(Verifying.OTHER))));

    assertThat(Verifying.evidenceVerdict(result)).isEqualTo(Verdict.DIGEST_MISMATCH);
    assertThat(Objects.requireNonNull(Verifying.found(result).evidence()).message())
        .startsWith("the evidence is about another artifact: it says \"" + Verifying.OTHER)
        .contains(verify.digest);
    assertThat(verify.printed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weights",
        "{}",
        "null",
        "{\"run\":\"x\",\"evidenceVersion\":\"v1\",\"artifact\":{}}",
        "{\n}",
        " {}",
        "",
        "{\"evidenceVersion\":\"v2\",\"run\":\"a\",\"artifact\":{\"uri\":\"u\",\"digest\":\"d\",\"bytes\":1}}"
      })
  void whatIsNoEvidenceIsAFinding(String text) throws StepFailure, IOException {
    StepResult result =
        verify.run(
            Verifying.MODEL, verify.digest, new FileRef(Verifying.EVIDENCE, verify.evidence(text)));

    assertThat(Verifying.evidenceVerdict(result)).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Objects.requireNonNull(Verifying.found(result).evidence()).message())
        .contains("has the right digest, but is no evidence", "without spec.evidence");
    assertThat(verify.printed()).isEmpty();
  }

  @Test
  void evidenceHasABound() throws StepFailure, IOException {
    String text = Verifying.about(verify.digest) + " ".repeat(256 * 1024);

    StepResult result =
        verify.run(
            Verifying.MODEL, verify.digest, new FileRef(Verifying.EVIDENCE, verify.evidence(text)));

    assertThat(Verifying.evidenceVerdict(result)).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Objects.requireNonNull(Verifying.found(result).evidence()).message())
        .contains("larger than 256.0 KiB");
  }

  @ParameterizedTest
  @CsvSource({
    "pvc://models/absent/, is not there",
    "pvc://models/churn/model, let its address end with a slash",
    "pvc://elsewhere/churn/, PersistentVolumeClaim \"elsewhere\" is not mounted",
    "pvc://models/../churn/, must not hold",
    "pvc://Models/churn/, names no PersistentVolumeClaim",
    "http://127.0.0.1:1/models/, is a directory; over http(s) only single files"
  })
  void whatCannotBeReadIsAFinding(String uri, String why) throws StepFailure, IOException {
    StepResult result = verify.run(uri, verify.digest, null);

    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Verifying.found(result).artifact().message()).contains(why);
  }

  @Test
  void aLinkOutOfTheDirectoryIsAFinding() throws StepFailure, IOException {
    Container.shell(verify.container.claim("models"), "ln -s /etc/passwd churn/model/x");

    StepResult result = verify.run(Verifying.MODEL, verify.digest, null);

    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Verifying.found(result).artifact().message()).contains("leaves the directory");
  }

  @Test
  void anArtifactOverTheBoundIsAFinding() throws StepFailure, IOException {
    ArtifactRef artifact = new ArtifactRef(Verifying.MODEL, verify.digest, 0, null);

    StepResult result = verify.run(new VerifyInput(artifact, null, 7, List.of()));

    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Verifying.found(result).artifact().message()).contains("larger than 7 B");
  }

  @Test
  void longMessagesAreCutUntilBothFit() throws StepFailure, IOException {
    String far = "pvc://models/" + "日".repeat(900);

    StepResult result = verify.run(far + "/", verify.digest, new FileRef(far, Verifying.OTHER));

    assertThat(Verifying.found(result).artifact().verdict()).isEqualTo(Verdict.UNREACHABLE);
    assertThat(Verifying.evidenceVerdict(result)).isEqualTo(Verdict.UNREACHABLE);
  }
}
