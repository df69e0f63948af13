package dev.cairn.worker.stage;

import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.FetchReport;
import dev.cairn.contract.StageInput;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.place.BucketPlace;
import dev.cairn.worker.place.ClaimPlace;
import dev.cairn.worker.place.Places;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepJson;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Brings a trainer's model to the output's claim or bucket, still invisible. */
public final class StageStep {
  private final StepRoots roots;
  private final DurableFiles files;

  public StageStep(StepRoots roots, DurableFiles files) {
    this.roots = roots;
    this.files = files;
  }

  /**
   * Measures and copies the model, and the data that are kept beside it.
   *
   * @throws StepFailure TrainingFailed when there is no usable model, ArtifactTooLarge,
   *     DigestMismatch, NameConflict or PublishFailed
   */
  public StepResult run(StageInput input) throws StepFailure, IOException {
    RunPlace place =
        Places.of(roots, input.storage(), input.allowedAddresses()).find(input.output());
    boolean published = place.published().isPresent();
    List<TreeFile> model = model();
    refuseTooLarge(place, Upload.bytes(model));
    FetchReport fetched = CarriedReports.fetched(roots);
    TrainerMetrics metrics = TrainerMetrics.read(roots.output());
    List<TreeFile> reports =
        PredictedProfile.in(
            CarriedReports.gather(roots, metrics, input.evaluation()),
            input,
            fetched,
            roots.scratch());
    List<KeptChannel> kept = KeptChannel.of(roots, fetched, input.evaluation());
    Upload.Staged staged = to(place).upload(model, reports, kept);
    Measure measure = staged.model();
    ArtifactRef artifact =
        new ArtifactRef(
            place.modelUri(), measure.digest(), measure.bytes(), input.output().format());
    String message =
        "%d files, %s, staged for %s%s%s%s"
            .formatted(
                measure.files(),
                Shown.bytes(measure.bytes()),
                place.modelUri(),
                KeptChannel.note(kept),
                metrics.note(),
                published
                    ? "; this run published before, which publish reports if it is the same model"
                    : "");
    return new StepResult(
        Step.STAGE,
        StepReason.COMPLETED,
        message,
        artifact,
        null,
        null,
        null,
        new StagedReports(
            staged.reports().digest(), Sha256.of(StepJson.write(fetched.datasets()))));
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

  private Upload to(RunPlace place) {
    return switch (place) {
      case ClaimPlace claim -> new ClaimUpload(claim, files);
      case BucketPlace bucket -> new BucketUpload(bucket);
    };
  }
}
