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
  public Staged upload(List<TreeFile> model, List<TreeFile> reports, List<KeptChannel> kept)
      throws StepFailure, IOException {
    long data = kept.stream().mapToLong(KeptChannel::bytes).sum();
    Need need = new Need(Upload.bytes(model) + Upload.bytes(reports), data);
    place.dropPartial();
    refuseFull(need);
    Path partial = place.partialDirectory().path();
    try {
      Modes.makeShared(place.parent()); // other runs, perhaps of other users, publish there too
      for (KeptChannel channel : kept) {
        channel.verify(copy(channel.files(), partial.resolve(channel.snapshot().directory())));
      }
      Measure models = copy(model, partial.resolve(RunPlace.MODEL));
      Measure carried = copy(reports, partial.resolve(StagedReports.DIRECTORY));
      files.syncDirectory(partial);
      files.syncDirectory(place.parent());
      return new Staged(models, carried);
    } catch (IOException e) {
      if (LocalFiles.isFull(e)) {
        place.dropPartial(); // it would only keep the claim full
        throw full(need);
      }
      throw e;
    }
  }

  private static Measure copy(List<TreeFile> files, Path target) throws IOException {
    return TreeCopy.copy(files, target, TreeCopy.Durability.SYNCED);
  }

  /**
   * Room that is needed.
   *
   * @param artifact bytes of the model and of what publish needs
   * @param data bytes of the data that are kept
   */
  private record Need(long artifact, long data) {
    long bytes() {
      return artifact + data;
    }

    @Override
    public String toString() {
      String size = "%s (%d bytes)".formatted(Shown.bytes(bytes()), bytes());
      return data == 0
          ? "the artifact needs " + size
          : "the artifact with its data (keep: Snapshot, %s) needs %s"
              .formatted(Shown.bytes(data), size);
    }
  }

  private void refuseFull(Need need) throws StepFailure, IOException {
    boolean isKnown = Files.getFileStore(place.root()).getTotalSpace() > 0;
    if (isKnown && free() < need.bytes()) { // file systems over object stores may say 0 of 0
      throw full(need);
    }
  }

  private StepFailure full(Need need) throws IOException {
    return StepFailure.refused(
        StepReason.PUBLISH_FAILED,
        "claim %s is full: %s, %s are free. Nothing of it is visible; make room or enlarge the claim, then copy the run to a new name"
            .formatted(place.claim(), need, Shown.bytes(free())));
  }

  private long free() throws IOException {
    return Files.getFileStore(place.root()).getUsableSpace();
  }
}
