package dev.cairn.worker.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run's directory that was read and found whole.
 *
 * @param artifact as the evidence names it
 * @param evidence what is beside it
 */
record Publication(ArtifactRef artifact, EvidenceDocument evidence) {

  /**
   * Reads what is visible and checks everything in it against its result.json.
   *
   * @throws StepFailure DigestMismatch when something was changed after it was written
   */
  static Publication verify(RunPlace place, RunResult result) throws StepFailure, IOException {
    Publication publication = verifyEvidence(place, result);
    expect(place, RunPlace.MODEL + "/", result.artifactDigest(), measure(place));
    return publication;
  }

  /** As {@link #verify}, for a model that was measured a moment ago. */
  static Publication verifyEvidence(RunPlace place, RunResult result)
      throws StepFailure, IOException {
    Optional<byte[]> bytes =
        place.finalDirectory().read(Evidence.FILE, EvidenceDocument.MOST_BYTES);
    EvidenceDocument evidence =
        EvidenceDocument.read(
            bytes.orElseThrow(() -> damaged(place, Evidence.FILE + " is missing")));
    expect(place, Evidence.FILE, result.evidenceDigest(), evidence.digest());
    ArtifactRef artifact = artifact(place, evidence);
    expect(place, "the evidence's artifact", result.artifactDigest(), artifact.digest());
    return new Publication(artifact, evidence);
  }

  private static String measure(RunPlace place) throws StepFailure, IOException {
    try {
      Optional<Measure> measure = place.finalDirectory().measure(RunPlace.MODEL);
      return measure.orElseThrow(() -> damaged(place, RunPlace.MODEL + "/ is missing")).digest();
    } catch (RefusedTreeException e) {
      throw damaged(place, "in " + RunPlace.MODEL + "/, " + e.getMessage());
    }
  }

  /**
   * Compares the data that the evidence names with what fetch measured.
   *
   * @param staged absent: not compared
   * @throws StepFailure DigestMismatch when they differ
   */
  void refuseOtherData(RunPlace place, @Nullable StagedReports staged)
      throws StepFailure, IOException {
    if (staged != null
        && staged.datasets() != null
        && !staged.datasets().equals(Sha256.of(StepJson.write(evidence.parse().datasets())))) {
      throw damaged(place, Evidence.FILE + " names other data than fetch measured for this run");
    }
  }

  /**
   * Compares the evidence with what was written a moment ago.
   *
   * @throws StepFailure DigestMismatch when somebody put another one in its place
   */
  void refuseOther(RunPlace place, String written) throws StepFailure {
    if (!evidence.digest().equals(written)) {
      throw damaged(place, Evidence.FILE + " is not the one that was written a moment ago");
    }
  }

  private static ArtifactRef artifact(RunPlace place, EvidenceDocument document)
      throws StepFailure, IOException {
    try {
      Evidence evidence = document.parse();
      if (evidence != null && evidence.artifact() != null && evidence.artifact().digest() != null) {
        return evidence.artifact();
      }
    } catch (JsonProcessingException e) {
      throw damaged(place, Evidence.FILE + " is no evidence: " + e.getOriginalMessage());
    }
    throw damaged(place, Evidence.FILE + " names no artifact");
  }

  private static void expect(RunPlace place, String what, String expected, String found)
      throws StepFailure {
    if (!expected.equals(found)) {
      throw damaged(
          place, "%s has digest %s, %s says %s".formatted(what, found, RunResult.FILE, expected));
    }
  }

  private static StepFailure damaged(RunPlace place, String why) {
    return StepFailure.refused(
        StepReason.DIGEST_MISMATCH,
        "%s was changed after it was written: %s. Restore it from a backup, or move it away and copy the run to a new name"
            .formatted(place.uriOf(""), why));
  }
}
