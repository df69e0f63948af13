package dev.cairn.worker.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reports that stage left beside the model.
 *
 * @param directory the partial directory
 * @param expected what stage wrote; absent when an older program staged, then nothing is compared
 */
record ReportFiles(Path directory, @Nullable StagedReports expected) {

  /** Whether evidence can be made from them. */
  boolean isPresent() {
    return Files.isRegularFile(directory.resolve(FetchReport.FILE));
  }

  /**
   * What fetch measured.
   *
   * @throws StepFailure PublishFailed when it is not there, DigestMismatch when it was changed
   */
  FetchReport report() throws StepFailure, IOException {
    Optional<byte[]> bytes = read(FetchReport.FILE, expected == null ? null : expected.fetch());
    if (bytes.isEmpty()) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "the staged artifact lacks %s, the record of its data: copy the run to a new name"
              .formatted(FetchReport.FILE));
    }
    try {
      return StepJson.mapper().readValue(bytes.get(), FetchReport.class);
    } catch (JsonProcessingException e) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED, FetchReport.FILE + " is broken: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The trainer's own metrics.
   *
   * @throws StepFailure DigestMismatch when the file was changed, added or removed
   */
  MetricNumbers metrics() throws StepFailure, IOException {
    Optional<byte[]> bytes =
        read(RunPlace.TRAINER_METRICS, expected == null ? null : expected.metrics());
    return bytes.isPresent() ? MetricNumbers.read(bytes.get()) : MetricNumbers.none();
  }

  private Optional<byte[]> read(String name, @Nullable String staged)
      throws StepFailure, IOException {
    Path file = directory.resolve(name);
    Optional<byte[]> bytes =
        Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    String found = bytes.map(Sha256::of).orElse("none");
    if (expected != null && !found.equals(staged == null ? "none" : staged)) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "%s beside the staged model has digest %s, but stage wrote %s: something wrote to the claim in between. Copy the run to a new name"
              .formatted(name, found, staged == null ? "none" : Shown.name(staged)));
    }
    return bytes;
  }
}
