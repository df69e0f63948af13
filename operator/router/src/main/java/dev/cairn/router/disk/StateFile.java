package dev.cairn.router.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One file that is replaced as a whole: who reads it finds the old bytes or the new ones. */
public final class StateFile {
  private final Path file;
  private final Path partial;

  /**
   * A file that may not exist yet.
   *
   * @param name of the file; its neighbour {@code <name>.partial} is written first
   */
  public StateFile(Path directory, String name) {
    this.file = directory.resolve(name);
    this.partial = directory.resolve(name + ".partial");
  }

  /** Where it lies, for messages. */
  public Path path() {
    return file;
  }

  /** Replaces the content; after a failure the old content is still there. */
  public synchronized void write(byte[] content) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            partial,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true); // else a rename may outlive the bytes when the node loses power
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The content; empty when nothing was ever written. */
  public synchronized Optional<byte[]> read() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
