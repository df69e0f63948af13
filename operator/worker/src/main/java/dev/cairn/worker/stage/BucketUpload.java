package dev.cairn.worker.stage;

import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.bucket.BucketTree;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.place.BucketPlace;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.util.List;

/** An upload to a bucket. */
record BucketUpload(BucketPlace place) implements Upload {

  @Override
  public Staged upload(List<TreeFile> model, List<TreeFile> reports, List<KeptChannel> kept)
      throws StepFailure, IOException {
    place.dropPartial();
    for (KeptChannel channel : kept) {
      channel.verify(upload(channel.snapshot().directory(), channel.files()));
    }
    Measure models = upload(RunPlace.MODEL, model);
    return new Staged(models, upload(StagedReports.DIRECTORY, reports));
  }

  private Measure upload(String directory, List<TreeFile> files) throws StepFailure, IOException {
    try {
      return BucketTree.upload(
          place.bucket(), place.partialDirectory().prefix() + directory + "/", files);
    } catch (RefusedTreeException e) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "%s/ cannot be kept in a bucket: %s".formatted(directory, e.getMessage()),
          e);
    }
  }
}
