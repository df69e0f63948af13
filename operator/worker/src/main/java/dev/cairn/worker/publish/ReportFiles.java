package dev.cairn.worker.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reports that stage left beside the model.
 *
 * @param directory on the local disk, compared with stage's digest
 */
record ReportFiles(Path directory) {

  /**
   * What fetch measured.
   *
   * @throws StepFailure PublishFailed when it is not there
   */
  FetchReport report() throws StepFailure, IOException {
    Path file = directory.resolve(FetchReport.FILE);
    if (!Files.isRegularFile(file)) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "the staged artifact lacks %s, the record of its data: copy the run to a new name"
              .formatted(FetchReport.FILE));
    }
    try {
      return StepJson.mapper().readValue(Files.readAllBytes(file), FetchReport.class);
    } catch (JsonProcessingException e) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED, FetchReport.FILE + " is broken: " + e.getOriginalMessage(), e);
    }
  }

  /** The trainer's own metrics. */
  MetricNumbers metrics() throws IOException {
    Path file = directory.resolve(StagedReports.TRAINER_METRICS);
    return Files.isRegularFile(file)
        ? MetricNumbers.read(Files.readAllBytes(file))
        : MetricNumbers.none();
  }
}
