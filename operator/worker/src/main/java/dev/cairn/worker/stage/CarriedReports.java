package dev.cairn.worker.stage;

import dev.cairn.contract.FetchReport;
import dev.cairn.contract.ProfileSummary;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What goes beside the model for publish, gathered from the container's directories. */
final class CarriedReports {
  private final StepRoots roots;
  private final List<TreeFile> files = new ArrayList<>();

  private CarriedReports(StepRoots roots) {
    this.roots = roots;
  }

  /**
   * The files of the directory {@link StagedReports#DIRECTORY}; they stay where they are.
   *
   * @param sets names of the evaluation sets
   * @throws StepFailure PublishFailed when fetch left no rows, PredictionFailed when there are no
   *     predictions
   */
  static List<TreeFile> gather(StepRoots roots, TrainerMetrics metrics, List<String> sets)
      throws StepFailure, IOException {
    CarriedReports reports = new CarriedReports(roots);
    reports.addFetched();
    if (metrics.isPresent()) {
      reports.add(metrics);
    }
    for (String set : sets) {
      reports.addSet(set);
    }
    return reports.files;
  }

  /**
   * What fetch said of the data.
   *
   * @throws StepFailure PublishFailed when it left nothing
   */
  static FetchReport fetched(StepRoots roots) throws StepFailure, IOException {
    Path report = roots.work().resolve(FetchReport.FILE);
    if (!Files.isRegularFile(report)) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "fetch left no report of the data, so their lineage would be lost: run fetch before stage");
    }
    return StepJson.mapper().readValue(Files.readAllBytes(report), FetchReport.class);
  }

  private void addFetched() throws IOException {
    for (String name :
        List.of(FetchReport.FILE, ProfileSummary.FILE, ProfileSummary.ROW_FILTER_FILE)) {
      if (Files.isRegularFile(roots.work().resolve(name))) {
        files.add(TreeFile.borrowed(name, roots.work(), name));
      }
    }
  }

  private void add(TrainerMetrics metrics) throws IOException {
    Path directory = Files.createTempDirectory(roots.scratch(), "metrics");
    Files.write(
        directory.resolve(StagedReports.TRAINER_METRICS),
        metrics.content().getBytes(StandardCharsets.UTF_8));
    files.add(
        TreeFile.borrowed(StagedReports.TRAINER_METRICS, directory, StagedReports.TRAINER_METRICS));
  }

  private void addSet(String set) throws StepFailure, IOException {
    addSetFile(set, roots.rows(), StagedReports.ROWS, StepReason.PUBLISH_FAILED);
    addSetFile(set, roots.labels(), StagedReports.LABELS, StepReason.PUBLISH_FAILED);
    addSetFile(set, roots.predictions(), StagedReports.PREDICTIONS, StepReason.PREDICTION_FAILED);
  }

  private void addSetFile(String set, Path directory, String file, StepReason reason)
      throws StepFailure, IOException {
    String name = set + "/" + file;
    try {
      files.add(TreeFile.borrowed(StagedReports.EVALUATION + "/" + name, directory, name));
    } catch (RefusedTreeException e) {
      throw StepFailure.refused(reason, String.valueOf(e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw StepFailure.refused(
          reason, "evaluation set %s has no %s".formatted(Shown.name(set), file), e);
    }
  }
}
