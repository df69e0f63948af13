package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.FetchInput.Select;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.TreeCopy;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.place.Claims;
import dev.cairn.worker.place.PvcUri;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Copies a channel from a mounted claim. */
final class ClaimChannel {
  private final Claims claims;
  private final Instant asOf;

  ClaimChannel(Claims claims, Instant asOf) {
    this.claims = claims;
    this.asOf = asOf;
  }

  ChannelCopy copy(Channel channel, Path target) throws StepFailure, IOException {
    PvcUri uri = PvcUri.parse(channel.uri());
    Path source = claims.locate(uri);
    if (!Files.exists(source)) {
      throw StepFailure.absent(
          StepReason.DATA_UNAVAILABLE,
          "claim %s has no %s".formatted(uri.claim(), Shown.name(uri.path())));
    }
    if (Files.isDirectory(source)) {
      return copyDirectory(channel, source, target);
    }
    if (uri.directory()) {
      throw StepFailure.absent(
          StepReason.DATA_UNAVAILABLE,
          "%s is a file: remove the slash at the end of uri".formatted(Shown.name(uri.path())));
    }
    if (channel.select() != null) {
      throw StepFailure.invalid("select needs a directory of partitions, but uri names a file");
    }
    TreeFile file = TreeFile.single(source);
    Measure measure = TreeCopy.copySingle(file, target, TreeCopy.Durability.QUICK);
    return ChannelCopy.single(channel.uri(), target, file.path(), measure);
  }

  private ChannelCopy copyDirectory(Channel channel, Path source, Path target)
      throws StepFailure, IOException {
    List<String> notes = new ArrayList<>();
    List<TreeFile> files = new ArrayList<>();
    Select select = channel.select();
    if (select == null) {
      files.addAll(FileTree.list(source));
    } else {
      PartitionListing listing = PartitionListing.of(source, PartitionSelection.of(select, asOf));
      for (String partition : listing.selected()) {
        files.addAll(FileTree.list(source, source.resolve(partition)));
      }
      listing.note().ifPresent(notes::add);
    }
    if (files.isEmpty()) {
      throw StepFailure.absent(
          StepReason.DATA_UNAVAILABLE,
          select == null ? "the directory is empty" : "the selected partitions hold no file");
    }
    Measure measure = TreeCopy.copy(files, target, TreeCopy.Durability.QUICK);
    List<Path> paths = files.stream().map(TreeFile::path).sorted().toList();
    return new ChannelCopy(channel.uri(), target, paths, measure, notes);
  }
}
