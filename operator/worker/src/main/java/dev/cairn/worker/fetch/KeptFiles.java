package dev.cairn.worker.fetch;

import dev.cairn.contract.FetchInput.Channel;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.LocalFiles;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.TreeCopy;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.place.Snapshot;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of channels that stage will keep beside the artifact. */
final class KeptFiles {
  private KeptFiles() {}

  /**
   * Where a channel will be kept; null: nowhere.
   *
   * @throws StepFailure DataUnavailable when its file has no name that an address could hold
   */
  static @Nullable String uri(RunPlace place, Channel channel, ChannelCopy copy)
      throws StepFailure {
    if (!Boolean.TRUE.equals(channel.snapshot())) {
      return null;
    }
    if (!copy.single()) {
      return Snapshot.uri(place, channel.name(), null);
    }
    Path file = copy.files().getFirst();
    try {
      String name = new TreeFile(file, file, copy.measure().bytes()).name();
      return Snapshot.uri(place, channel.name(), name);
    } catch (RefusedTreeException e) {
      throw StepFailure.refused(
          StepReason.DATA_UNAVAILABLE,
          "data set %s cannot be kept: %s".formatted(channel.name(), e.getMessage()),
          e);
    }
  }

  /**
   * Copies evaluation sets to where no container of a user sees them: they hold the labels, and the
   * volume that they were on is the trainer's. The trainer's own channels stay where they are; it
   * cannot write there.
   */
  static void setAside(List<FetchedChannel> channels, Path labels) throws IOException {
    for (FetchedChannel channel : channels) {
      if (channel.evaluation() && channel.snapshot() != null) {
        Path target = labels.resolve(channel.name()).resolve(RunPlace.DATA);
        LocalFiles.deleteTree(target);
        TreeCopy.copy(FileTree.list(channel.copy().directory()), target, TreeCopy.Durability.QUICK);
      }
    }
  }
}
