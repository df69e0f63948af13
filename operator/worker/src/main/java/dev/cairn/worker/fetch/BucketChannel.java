package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchInput.Select;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.bucket.Bucket;
import dev.cairn.worker.bucket.BucketTree;
import dev.cairn.worker.bucket.Buckets;
import dev.cairn.worker.bucket.S3Uri;
import dev.cairn.worker.bucket.StoredObject;
import dev.cairn.worker.files.FileName;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.Modes;
import dev.cairn.worker.files.Sha256;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a channel from a bucket: one object or, with a slash at the address' end, all below a
 * prefix.
 */
final class BucketChannel {
  private final Buckets buckets;
  private final Instant asOf;

  BucketChannel(Buckets buckets, Instant asOf) {
    this.buckets = buckets;
    this.asOf = asOf;
  }

  ChannelCopy copy(Channel channel, Path target) throws StepFailure, IOException {
    S3Uri uri = S3Uri.parse(channel.uri());
    Bucket bucket = buckets.open(uri, StepReason.DATA_UNAVAILABLE);
    if (uri.directory()) {
      return copyDirectory(channel, uri, bucket, target);
    }
    if (channel.select() != null) {
      throw StepFailure.invalid(
          "select needs a directory of partitions: end uri with a slash if it is one");
    }
    Path file = FileName.under(target, uri.key().substring(uri.key().lastIndexOf('/') + 1));
    Modes.makeReadable(target);
    String sha = bucket.download(uri.key(), file);
    Modes.readable(file);
    Measure measure = new Measure(Sha256.PREFIX + sha, 1, Files.size(file));
    return ChannelCopy.single(channel.uri(), target, target.relativize(file), measure);
  }

  private ChannelCopy copyDirectory(Channel channel, S3Uri uri, Bucket bucket, Path target)
      throws StepFailure, IOException {
    List<String> notes = new ArrayList<>();
    List<StoredObject> objects = new ArrayList<>();
    Select select = channel.select();
    if (select == null) {
      objects.addAll(bucket.list(uri.prefix()));
    } else {
      PartitionListing listing =
          PartitionListing.of(
              bucket.directories(uri.prefix()), PartitionSelection.of(select, asOf));
      for (String partition : listing.selected()) {
        objects.addAll(bucket.list(uri.prefix() + partition + "/"));
      }
      listing.note().ifPresent(notes::add);
    }
    if (objects.isEmpty()) {
      throw StepFailure.absent(
          StepReason.DATA_UNAVAILABLE,
          select == null
              ? "bucket %s has nothing below %s".formatted(bucket.name(), Shown.name(uri.prefix()))
              : "the selected partitions hold no file");
    }
    BucketTree tree = new BucketTree(bucket, uri.prefix(), objects).check();
    Measure measure = tree.download(target);
    return new ChannelCopy(channel.uri(), target, tree.paths(target), measure, notes);
  }
}
