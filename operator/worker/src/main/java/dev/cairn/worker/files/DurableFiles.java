package dev.cairn.worker.files;

import java.io.IOException;
import java.nio.file.Path;

/** The writes of which a crash may cut any one short; tests put such crashes in. */
public interface DurableFiles {
  /**
   * Writes a file and waits until its bytes are on the disk. An existing file is replaced, a
   * missing directory is made.
   */
  void write(Path file, Content content) throws IOException;

  /** Renames atomically; an existing file at the new name is replaced. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a directory, which may be absent, and all that is in it. */
  void deleteDirectory(Path directory) throws IOException;

  /** Deletes a file that may be absent. */
  void delete(Path file) throws IOException;

  /** Waits until a directory's entries are on the disk. */
  void syncDirectory(Path directory) throws IOException;
}
