package dev.cairn.worker.place;

import dev.cairn.worker.files.Measure;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A directory of a run, wherever it is, as it is read. */
public interface RunDirectory {

  /**
   * A file's bytes; empty when it is not there.
   *
   * @param most greatest size that is read
   * @throws StepFailure when it is larger
   */
  Optional<byte[]> read(String file, int most) throws StepFailure, IOException;

  /**
   * Measures a directory in it; empty when there is none or no file in it.
   *
   * @throws dev.cairn.worker.files.RefusedTreeException it holds what is no regular file
   */
  Optional<Measure> measure(String directory) throws StepFailure, IOException;

  /**
   * Copies a directory in it to a local one, hashing on the way; empty when there is none or no
   * file in it.
   *
   * @throws dev.cairn.worker.files.RefusedTreeException it holds what is no regular file
   */
  Optional<Measure> copy(String directory, Path target) throws StepFailure, IOException;
}
