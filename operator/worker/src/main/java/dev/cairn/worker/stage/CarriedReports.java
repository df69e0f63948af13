package dev.cairn.worker.stage;

import dev.cairn.contract.FetchReport;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What goes beside the model for publish: fetch's report and the trainer's metrics. */
final class CarriedReports {
  private final byte[] report;
  private final byte[] metrics;

  private CarriedReports(byte[] report, byte[] metrics) {
    this.report = report;
    this.metrics = metrics;
  }

  /**
   * Takes both into memory.
   *
   * @throws StepFailure PublishFailed when fetch left no report
   */
  static CarriedReports read(StepRoots roots, TrainerMetrics metrics)
      throws StepFailure, IOException {
    Path report = roots.work().resolve(FetchReport.FILE);
    if (!Files.isRegularFile(report)) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "fetch left no report of the data, so their lineage would be lost: run fetch before stage");
    }
    return new CarriedReports(
        Files.readAllBytes(report), metrics.content().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes both into the partial directory. */
  void write(DurableFiles files, Path partial) throws IOException {
    files.write(partial.resolve(FetchReport.FILE), report);
    if (metrics.length > 0) {
      files.write(partial.resolve(RunPlace.TRAINER_METRICS), metrics);
    }
  }

  /** What publish is to find. */
  StagedReports digests() {
    return new StagedReports(Sha256.of(report), metrics.length == 0 ? null : Sha256.of(metrics));
  }
}
