package dev.cairn.worker.stage;

import dev.cairn.contract.FetchReport;
import dev.cairn.contract.StepPaths;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.RefusedTreeException;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.place.RunPlace;
import dev.cairn.worker.place.Snapshot;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A channel whose data go along beside the model.
 *
 * @param snapshot what they must be
 * @param files as the trainer saw them or, of an evaluation set, as fetch found them
 */
record KeptChannel(Snapshot snapshot, List<TreeFile> files) {
  private static final String KEEP = "(datasets[].keep: Snapshot)";

  /**
   * The channels that fetch was told to keep.
   *
   * @param evaluation names of the evaluation sets
   * @throws StepFailure PublishFailed when their files are not there
   */
  static List<KeptChannel> of(StepRoots roots, FetchReport report, List<String> evaluation)
      throws StepFailure, IOException {
    List<KeptChannel> kept = new ArrayList<>();
    for (Snapshot snapshot : Snapshot.of(report.datasets())) {
      String name = snapshot.channel();
      Path directory =
          evaluation.contains(name)
              ? roots.labels().resolve(name).resolve(RunPlace.DATA)
              : roots.input().resolve(StepPaths.CHANNELS).resolve(name);
      kept.add(new KeptChannel(snapshot, files(name, directory)));
    }
    return kept;
  }

  private static List<TreeFile> files(String name, Path directory) throws StepFailure, IOException {
    if (!Files.isDirectory(directory)) {
      throw StepFailure.refused(
          StepReason.PUBLISH_FAILED,
          "data set %s shall be kept %s, but the container of stage does not hold it: mount what fetch fetched"
              .formatted(name, KEEP));
    }
    try {
      return FileTree.list(directory);
    } catch (RefusedTreeException e) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "data set %s cannot be kept %s: %s".formatted(name, KEEP, e.getMessage()),
          e);
    }
  }

  /** For the step's message; empty when nothing is kept. */
  static String note(List<KeptChannel> kept) {
    long bytes = kept.stream().mapToLong(KeptChannel::bytes).sum();
    return kept.isEmpty()
        ? ""
        : "; kept beside it: %s (%s)"
            .formatted(
                kept.stream()
                    .map(channel -> channel.snapshot().channel())
                    .collect(Collectors.joining(", ")),
                Shown.bytes(bytes));
  }

  long bytes() {
    return Upload.bytes(files);
  }

  /**
   * Compares what was copied with what fetch measured.
   *
   * @throws StepFailure DigestMismatch
   */
  void verify(Measure copied) throws StepFailure {
    if (!copied.digest().equals(snapshot.digest())) {
      throw StepFailure.refused(
          StepReason.DIGEST_MISMATCH,
          "data set %s cannot be kept %s: its files have digest %s, but what fetch measured gives %s, so something wrote to them in between. Copy the run to a new name"
              .formatted(snapshot.channel(), KEEP, copied.digest(), snapshot.digest()));
    }
  }
}
