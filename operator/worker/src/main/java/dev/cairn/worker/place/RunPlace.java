package dev.cairn.worker.place;

import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.RunResult;
import dev.cairn.worker.files.Measure;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run's result grows and where it becomes visible: two directories of one claim or of one
 * bucket.
 */
public sealed interface RunPlace permits ClaimPlace, BucketPlace {
  /** Directory of the artifact's files inside a run's directory. */
  String MODEL = "model";

  /** Directory of the data that are kept inside a run's directory: data/channel/. */
  String DATA = "data";

  /** What the controller said. */
  OutputPlace output();

  /** output.uri without a slash at its end. */
  String uri();

  /** The claim or the bucket, for messages. */
  String storage();

  /** What is visible to everyone; it need not exist. */
  RunDirectory finalDirectory();

  /** What stage makes; it need not exist. */
  RunDirectory partialDirectory();

  /**
   * What was published under this run's name with this spec; empty when nothing was.
   *
   * @throws StepFailure NameConflict when it was made from another spec, PublishFailed when
   *     something that Cairn did not write is in the way
   */
  Optional<RunResult> published() throws StepFailure, IOException;

  /**
   * Copies what stage left for publish to a local directory, hashing on the way, wherever an
   * attempt of publish that was cut short has put it; empty when it is gone.
   *
   * @throws dev.cairn.worker.files.RefusedTreeException it holds what is no regular file
   */
  Optional<Measure> copyReports(Path target) throws StepFailure, IOException;

  /** Deletes the partial directory, which may be absent. */
  void dropPartial() throws StepFailure, IOException;

  /** The artifact's final address, with a slash at its end. */
  default String modelUri() {
    return uriOf(MODEL + "/");
  }

  /** The final address of a file beside the artifact. */
  default String uriOf(String file) {
    return uri() + "/" + output().run() + "/" + file;
  }
}
