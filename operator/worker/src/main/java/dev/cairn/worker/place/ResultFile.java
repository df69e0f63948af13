package dev.cairn.worker.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.util.Optional;

/** Reads the result.json at a run's place. */
final class ResultFile {
  private static final int MOST_BYTES = 64 * 1024;

  private ResultFile() {}

  /**
   * What a place's final directory holds; empty when there is no result.json.
   *
   * @throws StepFailure NameConflict when it was made from another spec, PublishFailed when it
   *     cannot be read
   */
  static Optional<RunResult> read(RunPlace place) throws StepFailure, IOException {
    Optional<byte[]> bytes = place.finalDirectory().read(RunResult.FILE, MOST_BYTES);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    RunResult result = parse(place, bytes.get());
    if (!place.output().specHash().equals(result.specHash())) {
      throw StepFailure.refused(
          StepReason.NAME_CONFLICT,
          "%s was published from another spec (hash %s, this run's is %s): give the run a new name or another output.uri"
              .formatted(
                  place.uriOf(""),
                  Shown.name(result.specHash()),
                  Shown.name(place.output().specHash())));
    }
    return Optional.of(result);
  }

  /** The failure of a place at which something stands that Cairn did not write. */
  static StepFailure inTheWay(RunPlace place, String why) {
    return StepFailure.refused(
        StepReason.PUBLISH_FAILED,
        "%s exists but %s, so Cairn did not write it: move it away, or give the run a new name or another output.uri"
            .formatted(place.uriOf(""), why));
  }

  private static RunResult parse(RunPlace place, byte[] bytes) throws StepFailure, IOException {
    try {
      RunResult result = StepJson.mapper().readValue(bytes, RunResult.class);
      if (result != null && isComplete(result)) {
        return result;
      }
    } catch (JsonProcessingException e) {
      throw inTheWay(
          place, "holds a broken " + RunResult.FILE + " (" + e.getOriginalMessage() + ")");
    }
    throw inTheWay(place, "holds an incomplete " + RunResult.FILE);
  }

  private static boolean isComplete(RunResult result) {
    return result.specHash() != null
        && result.artifactDigest() != null
        && result.evidenceDigest() != null;
  }
}
