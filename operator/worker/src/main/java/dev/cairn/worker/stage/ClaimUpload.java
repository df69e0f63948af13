package dev.cairn.worker.stage;

import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.DurableFiles;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.files.TreeCopy;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.place.ClaimPlace;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An upload to a mounted claim. */
record ClaimUpload(ClaimPlace place, DurableFiles files) implements Upload {

  @Override
  public Staged upload(List<TreeFile> model, List<TreeFile> reports)
      throws StepFailure, IOException {
    long bytes = Upload.bytes(model) + Upload.bytes(reports);
    place.dropPartial();
    refuseFull(bytes);
    Path partial = place.partialDirectory().path();
    try {
      Modes.makeShared(place.parent()); // other runs, perhaps of other users, publish there too
      Measure models = copy(model, partial.resolve(RunPlace.MODEL));
      Measure carried = copy(reports, partial.resolve(StagedReports.DIRECTORY));
      files.syncDirectory(partial);
      files.syncDirectory(place.parent());
      return new Staged(models, carried);
    } catch (IOException e) {
      if (LocalFiles.isFull(e)) {
        place.dropPartial(); // it would only keep the claim full
        throw full(bytes);
      }
      throw e;
    }
  }

  private static Measure copy(List<TreeFile> files, Path target) throws IOException {
    return TreeCopy.copy(files, target, TreeCopy.Durability.SYNCED);
  }

  private void refuseFull(long bytes) throws StepFailure, IOException {
    boolean isKnown = Files.getFileStore(place.root()).getTotalSpace() > 0;
    if (isKnown && free() < bytes) { // file systems over object stores may say 0 of 0
      throw full(bytes);
    }
  }

  private StepFailure full(long bytes) throws IOException {
    return StepFailure.refused(
        StepReason.PUBLISH_FAILED,
        "claim %s is full: the artifact needs %s (%d bytes), %s are free. Nothing of it is visible; make room or enlarge the claim, then copy the run to a new name"
            .formatted(place.claim(), Shown.bytes(bytes), bytes, Shown.bytes(free())));
  }

  private long free() throws IOException {
    return Files.getFileStore(place.root()).getUsableSpace();
  }
}
