package dev.cairn.worker.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FileRef;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.place.ArtifactSource;
import dev.cairn.worker.place.ArtifactSource.Wanted;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An evidence document that was read and has the digest that it should have.
 *
 * @param text whose UTF-8 bytes are the subject of the digest; one line
 * @param artifact digest of the artifact that it is about
 */
record EvidenceFile(String text, String artifact) {
  /** As publish bounds it. */
  static final long MOST_BYTES = 256 * 1024;

  /**
   * Reads a document.
   *
   * @param scratch directory for temporary files
   * @throws StepFailure DigestMismatch, or DataUnavailable when it is not there or is no evidence
   *     that a log can carry as one line
   */
  static EvidenceFile read(FileRef named, ArtifactSource source, Path scratch)
      throws StepFailure, IOException {
    Path file = Files.createTempDirectory(scratch, "evidence").resolve(Evidence.FILE);
    source.bring(new Wanted(named.uri(), named.digest(), MOST_BYTES), file);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    if (!isText || !text.equals(text.strip()) || text.lines().count() != 1) {
      throw unfit(named, "it is not one line of UTF-8 without blanks around it");
    }
    return new EvidenceFile(text, about(named, text));
  }

  private static String about(FileRef named, String text) throws StepFailure, IOException {
    try {
      Evidence evidence = StepJson.mapper().readValue(text, Evidence.class);
      if (evidence == null
          || evidence.artifact() == null
          || evidence.artifact().digest() == null
          || evidence.run() == null) {
        throw unfit(named, "it names no artifact or no run");
      }
      if (!Evidence.VERSION.equals(evidence.evidenceVersion())) {
        throw unfit(
            named,
            "its version is %s, and this release reads %s"
                .formatted(
                    Shown.name(String.valueOf(evidence.evidenceVersion())), Evidence.VERSION));
      }
      return evidence.artifact().digest();
    } catch (JsonProcessingException e) {
      throw unfit(named, e.getOriginalMessage());
    }
  }

  private static StepFailure unfit(FileRef named, String why) {
    return StepFailure.refused(
        StepReason.DATA_UNAVAILABLE,
        "%s has the right digest, but is no evidence that a run of Cairn wrote: %s. Make the version without spec.evidence"
            .formatted(Shown.address(named.uri()), why));
  }
}
