package dev.cairn.worker.bucket;

import dev.cairn.worker.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.NonRetryableException;

/** Tells a failure of this side's disk, which no second download would mend, from the server's. */
final class LocalFailure {
  private @Nullable IOException failure;

  /** Writes a stream to a file; the hexadecimal digits of its SHA-256. */
  String save(InputStream in, Path file) throws IOException {
    try (OutputStream out = open(file)) {
      return Sha256.drain(in, (bytes, length) -> write(out, bytes, length)).hex();
    }
  }

  private OutputStream open(Path file) {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw keep(e);
    }
  }

  private void write(OutputStream out, byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw keep(e);
    }
  }

  /** Throws the disk's failure when there was one. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private NonRetryableException keep(IOException e) {
    failure = e;
    return NonRetryableException.builder().message("disk").cause(e).build();
  }
}
