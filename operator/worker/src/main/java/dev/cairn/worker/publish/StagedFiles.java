package dev.cairn.worker.publish;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.place.RunDirectory;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.place.Snapshot;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** What publish demands of the files that stage left, on a claim as in a bucket. */
record StagedFiles(RunPlace place, PublishInput input, Path scratch) {

  /** What stage measured. */
  ArtifactRef artifact() throws StepFailure {
    ArtifactRef artifact = input.artifact();
    if (artifact == null) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "nothing is published at %s and nothing was staged: copy the run to a new name"
              .formatted(place.uriOf("")));
    }
    return artifact;
  }

  /** Compares the model in a directory with what stage measured. */
  void verifyModel(RunDirectory directory) throws StepFailure, IOException {
    String expected = artifact().digest();
    String found;
    try {
      found = directory.measure(RunPlace.MODEL).map(Measure::digest).orElseThrow(this::gone);
    } catch (RefusedTreeException e) {
      throw changed("in " + RunPlace.MODEL + "/, " + e.getMessage());
    }
    if (!found.equals(expected)) {
      throw changed(
          "the staged model has digest %s, but stage measured %s".formatted(found, expected));
    }
  }

  /** Compares the data that are kept in a directory with what fetch measured. */
  void verifyData(RunDirectory directory, List<Snapshot> snapshots)
      throws StepFailure, IOException {
    for (Snapshot snapshot : snapshots) {
      String found;
      try {
        found = directory.measure(snapshot.directory()).map(Measure::digest).orElse("none");
      } catch (RefusedTreeException e) {
        throw changed("in %s/, %s".formatted(snapshot.directory(), e.getMessage()));
      }
      if (!found.equals(snapshot.digest())) {
        throw changed(
            "the kept data in %s/ have digest %s, but what fetch measured gives %s"
                .formatted(snapshot.directory(), found, snapshot.digest()));
      }
    }
  }

  /** Copies stage's reports to the local disk, so that what is compared is what is read. */
  Path reports() throws StepFailure, IOException {
    Path local = Files.createTempDirectory(scratch, "reports");
    String found;
    try {
      found = place.copyReports(local).map(Measure::digest).orElse("none");
    } catch (RefusedTreeException e) {
      throw changed("in the staged reports, " + e.getMessage());
    }
    StagedReports expected = input.reports();
    if (expected != null && !found.equals(expected.digest())) {
      throw changed(
          "the reports beside the staged model have digest %s, but stage wrote %s"
              .formatted(found, expected.digest()));
    }
    return local;
  }

  /**
   * Whether what was staged makes this very evidence, byte for byte. No when it is not there any
   * more, is not what stage wrote, or makes something else.
   */
  boolean make(EvidenceDocument evidence, Scorer scorer) throws IOException {
    try {
      Instant publishedAt = Instant.parse(String.valueOf(evidence.parse().publishedAt()));
      return FinalFiles.of(this, artifact(), reports(), scorer, publishedAt)
          .evidenceDigest()
          .equals(evidence.digest());
    } catch (StepFailure | DateTimeParseException e) {
      return false;
    }
  }

  /** The failure of a run whose staged files are not there any more. */
  StepFailure gone() {
    return StepFailure.refused(
        StepReason.PUBLISH_FAILED,
        "the staged artifact of %s is gone from %s: copy the run to a new name"
            .formatted(place.output().run(), place.storage()));
  }

  private StepFailure changed(String what) {
    return StepFailure.refused(
        StepReason.DIGEST_MISMATCH,
        "%s: something wrote to %s in between. Copy the run to a new name"
            .formatted(what, place.storage()));
  }
}
