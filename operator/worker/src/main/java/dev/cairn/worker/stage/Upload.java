package dev.cairn.worker.stage;

import dev.cairn.worker.files.Measure;
import dev.cairn.worker.files.TreeFile;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.util.List;

/** Brings files to a run's partial directory. */
interface Upload {

  /**
   * Replaces what an earlier attempt left.
   *
   * @param model files of the model
   * @param reports what publish needs beside it
   * @param kept data that stay beside it
   * @throws StepFailure PublishFailed when there is no room or no permission, DigestMismatch when
   *     data are not what fetch measured
   */
  Staged upload(List<TreeFile> model, List<TreeFile> reports, List<KeptChannel> kept)
      throws StepFailure, IOException;

  /** What was measured on the way. */
  record Staged(Measure model, Measure reports) {}

  /** Total size of files. */
  static long bytes(List<TreeFile> files) {
    return files.stream().mapToLong(TreeFile::bytes).sum();
  }
}
