package dev.cairn.worker.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of known length; ends with an exception when the connection ends first. */
final class CountedBody extends BodyStream {
  private final InputStream in;
  private long left;

  CountedBody(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = in.read(buffer, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the connection ended " + left + " bytes before the file's end");
    }
    left -= count;
    return count;
  }
}
