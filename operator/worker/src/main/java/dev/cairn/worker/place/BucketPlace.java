package dev.cairn.worker.place;

import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.RunResult;
import dev.cairn.contract.StagedReports;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.bucket.Bucket;
import dev.cairn.worker.bucket.BucketTree;
import dev.cairn.worker.bucket.Buckets;
import dev.cairn.worker.bucket.S3Uri;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run's place in a bucket. A directory without result.json counts as invisible: it is the trace
 * of an attempt that did not end, and the next one replaces it.
 *
 * @param output what the controller said
 * @param bucket the bucket
 * @param uri output.uri without a slash at its end
 * @param prefix what the keys of both directories begin with: empty or a slash at the end
 */
public record BucketPlace(OutputPlace output, Bucket bucket, String uri, String prefix)
    implements RunPlace {

  static BucketPlace of(OutputPlace output, Buckets buckets) throws StepFailure {
    S3Uri uri = S3Uri.parse(output.uri());
    Bucket bucket = buckets.open(uri, StepReason.PUBLISH_FAILED);
    refuseRuns(bucket, uri);
    return new BucketPlace(output, bucket, uri.plain(), uri.prefix());
  }

  @Override
  public String storage() {
    return "bucket " + bucket.name();
  }

  @Override
  public BucketDirectory finalDirectory() {
    return new BucketDirectory(bucket, prefix + output.run() + "/");
  }

  @Override
  public BucketDirectory partialDirectory() {
    return new BucketDirectory(bucket, prefix + PlaceRules.partialName(output) + "/");
  }

  @Override
  public Optional<RunResult> published() throws StepFailure, IOException {
    return ResultFile.read(this);
  }

  @Override
  public Optional<Measure> copyReports(Path target) throws StepFailure, IOException {
    return partialDirectory().copy(StagedReports.DIRECTORY, target);
  }

  @Override
  public void dropPartial() throws StepFailure {
    String all = partialDirectory().prefix();
    new BucketTree(bucket, all, bucket.list(all)).delete();
  }

  private static void refuseRuns(Bucket bucket, S3Uri uri) throws StepFailure {
    String directory = uri.key();
    while (!directory.isEmpty()) {
      String shown = S3Uri.SCHEME + bucket.name() + "/" + directory;
      int slash = directory.lastIndexOf('/');
      if (directory.substring(slash + 1).contains(PlaceRules.PARTIAL)) {
        throw PlaceRules.insideOfRun(shown, "is named like the directory of an unfinished run");
      }
      if (bucket.isVisible(directory + "/" + RunResult.FILE)) {
        throw PlaceRules.insideOfRun(
            shown, "holds " + RunResult.FILE + ", so it is a published run");
      }
      directory = slash < 0 ? "" : directory.substring(0, slash);
    }
  }
}
