package dev.cairn.worker.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Turns what stage left into what may be seen. The order makes every crash harmless: evidence and
 * ModelVersion first, then result.json in one rename, and only when that is on the disk are stage's
 * notes deleted. So either result.json is there and all that it speaks of, or the notes from which
 * it is made again.
 */
final class PartialDirectory {
  private static final String UNFINISHED = RunResult.FILE + ".tmp";

  private final RunPlace place;
  private final Path directory;
  private final DurableFiles files;
  private final Clock clock;

  PartialDirectory(RunPlace place, DurableFiles files, Clock clock) {
    this.place = place;
    this.directory = place.partialDirectory();
    this.files = files;
    this.clock = clock;
  }

  /**
   * Writes what is missing and removes what does not belong into the final directory.
   *
   * @throws StepFailure PublishFailed when there is nothing staged, DigestMismatch when the staged
   *     model or its reports are not what stage wrote
   */
  RunResult complete(PublishInput input) throws StepFailure, IOException {
    ArtifactRef artifact = staged(input);
    ReportFiles reports = new ReportFiles(directory, input.reports());
    // While stage's notes are there, they are believed and no earlier attempt's evidence is.
    Optional<RunResult> before =
        reports.isPresent() ? Optional.empty() : earlierResult(input, artifact);
    RunResult result = before.isPresent() ? before.get() : write(input, artifact, reports);
    files.delete(directory.resolve(FetchReport.FILE));
    files.delete(directory.resolve(RunPlace.TRAINER_METRICS));
    files.delete(directory.resolve(UNFINISHED));
    files.syncDirectory(directory);
    return result;
  }

  private ArtifactRef staged(PublishInput input) throws StepFailure, IOException {
    ArtifactRef artifact = input.artifact();
    if (artifact == null) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "nothing is published at %s and nothing was staged: copy the run to a new name"
              .formatted(place.uriOf("")));
    }
    if (!Files.isDirectory(directory)) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "the staged artifact %s is gone from claim %s: copy the run to a new name"
              .formatted(directory.getFileName(), place.claim()));
    }
    String found = Publication.measure(place, directory);
    if (!found.equals(artifact.digest())) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "the staged model has digest %s, but stage measured %s: something wrote to claim %s in between"
              .formatted(found, artifact.digest(), place.claim()));
    }
    return artifact;
  }

  // An attempt that crashed after result.json had been written has also deleted stage's notes.
  private Optional<RunResult> earlierResult(PublishInput input, ArtifactRef artifact)
      throws StepFailure, IOException {
    Path file = directory.resolve(RunResult.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      RunResult result = StepJson.mapper().readValue(Files.readAllBytes(file), RunResult.class);
      boolean same =
          place.output().specHash().equals(result.specHash())
              && artifact.digest().equals(result.artifactDigest());
      if (!same) {
        return Optional.empty();
      }
      Publication.verifyEvidence(place, directory, result).refuseOtherData(place, input.reports());
      return Optional.of(result);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // not of our writing: written anew
    }
  }

  private RunResult write(PublishInput input, ArtifactRef artifact, ReportFiles reports)
      throws StepFailure, IOException {
    EvidenceDocument evidence =
        EvidenceDocument.of(input, artifact, reports.report(), reports.metrics(), clock.instant());
    files.write(directory.resolve(Evidence.FILE), evidence.bytes());
    files.write(
        directory.resolve(ModelVersionYaml.FILE),
        ModelVersionYaml.write(input, place, artifact, evidence.digest()));
    RunResult result =
        new RunResult(
            place.output().run(), place.output().specHash(), artifact.digest(), evidence.digest());
    Path unfinished = directory.resolve(UNFINISHED);
    files.write(unfinished, StepJson.write(result));
    files.rename(unfinished, directory.resolve(RunResult.FILE));
    files.syncDirectory(directory);
    return result;
  }
}
