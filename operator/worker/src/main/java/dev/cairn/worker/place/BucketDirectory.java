package dev.cairn.worker.place;

import dev.cairn.worker.bucket.Bucket;
import dev.cairn.worker.bucket.BucketTree;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory of a run in a bucket.
 *
 * @param bucket where it is
 * @param prefix what its keys begin with, a slash at the end
 */
public record BucketDirectory(Bucket bucket, String prefix) implements RunDirectory {

  @Override
  public Optional<byte[]> read(String file, int most) throws StepFailure {
    return bucket.read(prefix + file, most);
  }

  @Override
  public Optional<Measure> measure(String directory) throws StepFailure {
    BucketTree tree = tree(directory);
    return tree.objects().isEmpty() ? Optional.empty() : Optional.of(tree.measure());
  }

  @Override
  public Optional<Measure> copy(String directory, Path target) throws StepFailure, IOException {
    BucketTree tree = tree(directory);
    return tree.objects().isEmpty() ? Optional.empty() : Optional.of(tree.download(target));
  }

  /** The objects of a directory in it. */
  public BucketTree tree(String directory) throws StepFailure {
    return BucketTree.list(bucket, prefix + directory + "/");
  }
}
