package dev.cairn.worker.bucket;

import dev.cairn.worker.files.FileName;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.step.OutsidePath;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Objects below a prefix as a directory's files: the same digests as if they lay in a directory.
 *
 * @param bucket where they are
 * @param prefix of all keys, with a slash at its end or empty; the paths are what follows it
 * @param objects the files
 */
public record BucketTree(Bucket bucket, String prefix, List<StoredObject> objects) {

  public BucketTree {
    objects = List.copyOf(objects);
  }

  /** Everything below a prefix. */
  public static BucketTree list(Bucket bucket, String prefix) throws StepFailure {
    return new BucketTree(bucket, prefix, bucket.list(prefix)).check();
  }

  /**
   * The same tree, when every key can be a file's path.
   *
   * @throws StepFailure naming a key that cannot
   */
  public BucketTree check() throws StepFailure {
    Set<String> directories = new HashSet<>();
    for (StoredObject object : objects) {
      String path = object.below(prefix);
      if (path.endsWith("/") || OutsidePath.climbs(path)) {
        throw bucket.refused(
            object.key(), "has empty, \".\" or \"..\" segments in its key: rename it");
      }
      if (FileName.needsEscape(path.getBytes(StandardCharsets.UTF_8))) {
        throw bucket.refused(
            object.key(), "has a control character or a backslash in its key: rename it");
      }
      for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
        directories.add(path.substring(0, i));
      }
    }
    for (StoredObject object : objects) {
      if (directories.contains(object.below(prefix))) {
        throw bucket.refused(
            object.key(), "is an object and a directory at once: rename one of them");
      }
    }
    return this;
  }

  /** Writes the files of a local tree, hashing each before it goes. */
  public static Measure upload(Bucket bucket, String prefix, List<TreeFile> files)
      throws StepFailure, IOException {
    Measure.Lines lines = new Measure.Lines();
    for (TreeFile file : files) {
      String name = file.name();
      try (InputStream in = file.open()) {
        lines.add(name, Sha256.drain(in, (bytes, length) -> {}).hex(), file.bytes());
      }
      bucket.upload(prefix + name, file);
    }
    return lines.measure();
  }

  /** Total size as listed. */
  public long bytes() {
    return objects.stream().mapToLong(StoredObject::bytes).sum();
  }

  /** Reads and hashes everything. */
  public Measure measure() throws StepFailure {
    Measure.Lines lines = new Measure.Lines();
    for (StoredObject object : objects) {
      lines.add(object.below(prefix), bucket.hash(object.key()), object.bytes());
    }
    return lines.measure();
  }

  /** Copies everything into a local directory, hashing on the way. */
  public Measure download(Path target) throws StepFailure, IOException {
    Modes.makeReadable(target);
    Measure.Lines lines = new Measure.Lines();
    for (StoredObject object : objects) {
      String path = object.below(prefix);
      Path file = FileName.under(target, path);
      Modes.makeReadable(Objects.requireNonNull(file.getParent()));
      lines.add(path, bucket.download(object.key(), file), object.bytes());
      Modes.readable(file);
    }
    return lines.measure();
  }

  /** Paths of the files, sorted as the local file system's. */
  public List<Path> paths(Path target) {
    return objects.stream()
        .map(object -> target.relativize(FileName.under(target, object.below(prefix))))
        .sorted()
        .toList();
  }

  /** Deletes everything. */
  public void delete() throws StepFailure {
    for (StoredObject object : objects) {
      bucket.delete(object.key());
    }
  }
}
