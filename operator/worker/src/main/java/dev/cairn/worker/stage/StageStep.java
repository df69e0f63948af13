package dev.cairn.worker.stage;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.TreeCopy;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.place.Claims;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Brings a trainer's model to the output claim, still invisible. */
public final class StageStep {
  private final StepRoots roots;
  private final DurableFiles files;

  public StageStep(StepRoots roots, DurableFiles files) {
    this.roots = roots;
    this.files = files;
  }

  /**
   * Measures and copies the model.
   *
   * @throws StepFailure TrainingFailed when there is no usable model, ArtifactTooLarge,
   *     NameConflict or PublishFailed
   */
  public StepResult run(StageInput input) throws StepFailure, IOException {
    RunPlace place = RunPlace.of(input.output(), new Claims(roots.claims()));
    boolean published = place.published().isPresent();
    List<TreeFile> model = model();
    long bytes = model.stream().mapToLong(TreeFile::bytes).sum();
    refuseTooLarge(place, bytes);
    TrainerMetrics metrics = TrainerMetrics.read(roots.output());
    CarriedReports reports = CarriedReports.read(roots, metrics);
    Measure measure = upload(place, model, bytes, reports);
    ArtifactRef artifact =
        new ArtifactRef(
            place.modelUri(), measure.digest(), measure.bytes(), input.output().format());
    String message =
        "%d files, %s, staged for %s%s%s"
            .formatted(
                measure.files(),
                Shown.bytes(measure.bytes()),
                place.modelUri(),
                metrics.note(),
                published
                    ? "; this run published before, which publish reports if it is the same model"
                    : "");
    return new StepResult(
        Step.STAGE, StepReason.COMPLETED, message, artifact, null, null, null, reports.digests());
  }

  private List<TreeFile> model() throws StepFailure, IOException {
    try {
      List<TreeFile> model =
          Files.isDirectory(roots.model()) ? FileTree.list(roots.model()) : List.of();
      if (model.isEmpty()) {
        throw StepFailure.refused(
            StepReason.TRAINING_FAILED,
            "the trainer left /opt/ml/model empty: write the model there");
      }
      return model;
    } catch (RefusedTreeException e) {
      throw StepFailure.refused(
          StepReason.TRAINING_FAILED, "in /opt/ml/model, " + e.getMessage(), e);
    }
  }

  private static void refuseTooLarge(RunPlace place, long bytes) throws StepFailure {
    long most = place.output().maxBytes();
    if (bytes > most) {
      throw StepFailure.refused(
          StepReason.ARTIFACT_TOO_LARGE,
          "the model has %s (%d bytes), output.maxSize allows %s (%d bytes): write less to /opt/ml/model or raise output.maxSize"
              .formatted(Shown.bytes(bytes), bytes, Shown.bytes(most), most));
    }
  }

  private Measure upload(RunPlace place, List<TreeFile> model, long bytes, CarriedReports reports)
      throws StepFailure, IOException {
    Path partial = place.partialDirectory();
    LocalFiles.deleteTree(partial);
    refuseFull(place, bytes);
    try {
      Modes.makeShared(place.parent()); // other runs, perhaps of other users, publish there too
      Measure measure =
          TreeCopy.copy(model, partial.resolve(RunPlace.MODEL), TreeCopy.Durability.SYNCED);
      reports.write(files, partial);
      files.syncDirectory(partial);
      files.syncDirectory(place.parent());
      return measure;
    } catch (IOException e) {
      if (LocalFiles.isFull(e)) {
        LocalFiles.deleteTree(partial); // it would only keep the claim full
        throw full(place, bytes);
      }
      throw e;
    }
  }

  private void refuseFull(RunPlace place, long bytes) throws StepFailure, IOException {
    boolean isKnown = Files.getFileStore(roots.claims().resolve(place.claim())).getTotalSpace() > 0;
    if (isKnown && free(place) < bytes) { // file systems over object stores may say 0 of 0
      throw full(place, bytes);
    }
  }

  private StepFailure full(RunPlace place, long bytes) throws IOException {
    return StepFailure.refused(
        StepReason.PUBLISH_FAILED,
        "claim %s is full: the artifact needs %s (%d bytes), %s are free. Nothing of it is visible; make room or enlarge the claim, then copy the run to a new name"
            .formatted(place.claim(), Shown.bytes(bytes), bytes, Shown.bytes(free(place))));
  }

  private long free(RunPlace place) throws IOException {
    return Files.getFileStore(roots.claims().resolve(place.claim())).getUsableSpace();
  }
}
