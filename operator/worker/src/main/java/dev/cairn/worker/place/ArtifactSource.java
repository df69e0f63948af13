package dev.cairn.worker.place;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.bucket.Bucket;
import dev.cairn.worker.bucket.BucketTree;
import dev.cairn.worker.bucket.S3Uri;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.files.TreeCopy;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.net.HttpDownload;
import dev.cairn.worker.net.HttpSource;
import dev.cairn.worker.net.LocalWriteException;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file or a directory from an address of any kind to the local disk, or only reads it, and
 * compares it with its digest.
 *
 * @param places claims and buckets
 * @param download http and https
 * @param reason of a failure that is not a wrong digest
 */
public record ArtifactSource(Places places, HttpDownload download, StepReason reason) {

  /**
   * What is to be brought.
   *
   * @param uri pvc:// or s3://, a directory when it ends with a slash; or a file at http(s)://
   * @param digest what it must hash to, as in {@link dev.cairn.contract.ArtifactRef#digest()} or,
   *     of a file, the digest of its bytes
   * @param maxBytes greatest size
   */
  public record Wanted(String uri, String digest, long maxBytes) {}

  /**
   * Brings it.
   *
   * @param target the directory for a directory's files, or the name of the file; absent before
   * @throws StepFailure DigestMismatch, or the reason of this source when it is not there, too
   *     large, not readable, or holds what is no regular file
   */
  public Measure bring(Wanted wanted, Path target) throws StepFailure, IOException {
    return compare(wanted, target);
  }

  /**
   * Reads it where it is and keeps nothing: what is larger than any disk can be compared, too.
   *
   * @throws StepFailure as {@link #bring}
   */
  public Measure measure(Wanted wanted) throws StepFailure, IOException {
    return compare(wanted, null);
  }

  private Measure compare(Wanted wanted, @Nullable Path target) throws StepFailure, IOException {
    Measure found;
    try {
      if (wanted.uri().startsWith(S3Uri.SCHEME)) {
        found = fromBucket(wanted, target);
      } else if (HttpSource.accepts(wanted.uri())) {
        found = fromServer(wanted, target);
      } else {
        found = fromClaim(wanted, target);
      }
    } catch (RefusedTreeException e) {
      throw StepFailure.refused(reason, "in " + shown(wanted) + ", " + e.getMessage(), e);
    }
    if (!found.digest().equals(wanted.digest())) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "%s has digest %s, expected is %s: it was changed or replaced"
              .formatted(shown(wanted), found.digest(), Shown.name(wanted.digest())));
    }
    return found;
  }

  private Measure fromClaim(Wanted wanted, @Nullable Path target) throws StepFailure, IOException {
    PvcUri uri = PvcUri.parse(wanted.uri());
    Path source = places.claims().locate(uri);
    boolean isThere = uri.directory() ? Files.isDirectory(source) : Files.isRegularFile(source);
    if (!isThere) {
      throw StepFailure.absent(
          reason,
          shown(wanted)
              + (Files.isDirectory(source)
                  ? " is a directory: let its address end with a slash"
                  : " is not there"));
    }
    if (uri.directory()) {
      List<TreeFile> files = FileTree.list(source);
      refuseLarge(wanted, files.stream().mapToLong(TreeFile::bytes).sum());
      return target == null
          ? Measure.ofTree(source)
          : TreeCopy.copy(files, target, TreeCopy.Durability.QUICK);
    }
    refuseLarge(wanted, Files.size(source));
    try (InputStream in = Files.newInputStream(source)) {
      return save(wanted, in, target);
    }
  }

  private Measure fromBucket(Wanted wanted, @Nullable Path target) throws StepFailure, IOException {
    S3Uri uri = S3Uri.parse(wanted.uri());
    Bucket bucket = places.buckets().open(uri, reason);
    if (uri.directory()) {
      BucketTree tree = BucketTree.list(bucket, uri.prefix());
      if (tree.objects().isEmpty()) {
        throw bucket.absent(uri.prefix());
      }
      refuseLarge(wanted, tree.bytes());
      return target == null ? tree.measure() : tree.download(target);
    }
    long bytes = bucket.size(uri.key()).orElseThrow(() -> bucket.absent(uri.key()));
    refuseLarge(wanted, bytes);
    if (target == null) {
      return new Measure(Sha256.PREFIX + bucket.hash(uri.key()), 1, bytes);
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    String sha = bucket.download(uri.key(), target);
    return new Measure(Sha256.PREFIX + sha, 1, Files.size(target));
  }

  private Measure fromServer(Wanted wanted, @Nullable Path target) throws StepFailure, IOException {
    Measure[] found = new Measure[1];
    try {
      download.fetch(HttpSource.parse(wanted.uri()), body -> found[0] = keep(wanted, body, target));
    } catch (TooLarge e) {
      throw tooLarge(wanted);
    }
    return found[0];
  }

  private static Measure keep(Wanted wanted, InputStream body, @Nullable Path target)
      throws IOException {
    if (target != null) {
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
    }
    try {
      return save(wanted, body, target);
    } catch (TooLarge e) {
      throw new LocalWriteException(e); // asking again would not make it smaller
    }
  }

  private static Measure save(Wanted wanted, InputStream in, @Nullable Path target)
      throws IOException {
    long[] bytes = {0};
    try (OutputStream out =
        target == null ? OutputStream.nullOutputStream() : Files.newOutputStream(target)) {
      Sha256 sha =
          Sha256.drain(
              in,
              (buffer, length) -> {
                bytes[0] += length;
                if (bytes[0] > wanted.maxBytes()) {
                  throw new TooLarge();
                }
                out.write(buffer, 0, length);
              });
      return new Measure(Sha256.PREFIX + sha.hex(), 1, bytes[0]);
    }
  }

  private void refuseLarge(Wanted wanted, long bytes) throws StepFailure {
    if (bytes > wanted.maxBytes()) {
      throw tooLarge(wanted);
    }
  }

  private StepFailure tooLarge(Wanted wanted) {
    return StepFailure.refused(
        reason,
        "%s is larger than %s, which is the most that is read"
            .formatted(shown(wanted), Shown.bytes(wanted.maxBytes())));
  }

  private static String shown(Wanted wanted) {
    return Shown.address(wanted.uri());
  }

  /** A stream goes on beyond its bound. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
