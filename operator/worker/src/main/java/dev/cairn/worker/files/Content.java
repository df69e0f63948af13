package dev.cairn.worker.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read more than once. */
public interface Content {
  /** How many there are. */
  long bytes();

  /** Reads them from the beginning. */
  InputStream open() throws IOException;

  /** Bytes in memory. */
  static Content of(byte[] content) {
    return new Content() {
      @Override
      public long bytes() {
        return content.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(content);
      }
    };
  }
}
