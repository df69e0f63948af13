package dev.cairn.worker.net;

import java.io.IOException;
import java.io.InputStream;

/** A body that is read in blocks; one byte at a time is a block of one. */
abstract class BodyStream extends InputStream {
  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] buffer, int offset, int length) throws IOException;
}
