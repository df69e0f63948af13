package dev.cairn.controller.training.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.controller.training.Runs;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.TrainingRunReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Evidence is believed when it is about this run and what its steps measured, and not otherwise.
 */
class EvidencePolicyTest {
  private static final String MEASURED = "sha256:" + "a".repeat(64);
  private static final RunCase THAT = Runs.that(Runs.run());

  private static Evidence evidence(String run, String model, String place, String digest) {
    return new Evidence(
        Evidence.VERSION,
        THAT.run().getMetadata().getNamespace(),
        run,
        THAT.specHash(),
        model,
        "2026-11-21T10:00:00Z",
        "2026-11-21T10:01:00Z",
        new ArtifactRef(place, digest, 10, null),
        null,
        null,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        Map.of());
  }

  private static String place() {
    return THAT.outputUri().orElseThrow() + "/" + THAT.name() + "/model/";
  }

  private static String model() {
    return THAT.spec().model().name();
  }

  private static Optional<Failure> doubt(Evidence evidence) {
    ArtifactRef measured = new ArtifactRef(place(), MEASURED, 10, null);
    return EvidencePolicy.doubt(THAT, evidence, Optional.of(measured));
  }

  @Test
  void believesWhatAgreesWithTheRunAndItsMeasures() {
    assertThat(doubt(evidence(THAT.name(), model(), place(), MEASURED))).isEmpty();
  }

  @Test
  void doubtsAnotherArtifactThanStageMeasured() {
    String other = "sha256:" + "e".repeat(64);

    Failure doubt = doubt(evidence(THAT.name(), model(), place(), other)).orElseThrow();

    assertThat(doubt.reason()).isEqualTo(TrainingRunReason.DigestMismatch);
    assertThat(doubt.message()).contains(other, MEASURED);
  }

  @Test
  void doubtsEvidenceOfAnotherRunModelOrPlace() {
    assertThat(doubt(evidence("other", model(), place(), MEASURED))).isPresent();
    assertThat(doubt(evidence(THAT.name(), "other", place(), MEASURED))).isPresent();
    assertThat(doubt(evidence(THAT.name(), model(), "pvc://models/EVIL/", MEASURED))).isPresent();
  }

  @Test
  void hasOnlyTheNamesToGoByWhenNothingWasMeasuredHere() {
    Evidence found = evidence(THAT.name(), model(), place(), MEASURED);

    assertThat(EvidencePolicy.doubt(THAT, found, Optional.empty())).isEmpty();
  }
}
