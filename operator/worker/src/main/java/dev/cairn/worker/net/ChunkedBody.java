package dev.cairn.worker.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body in chunks; ends with an exception when the connection ends before the last chunk. */
final class ChunkedBody extends BodyStream {
  private final InputStream in;
  private CountedBody chunk;
  private boolean first = true;
  private boolean ended;

  ChunkedBody(InputStream in) {
    this.in = in;
    this.chunk = new CountedBody(in, 0);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int count = chunk.read(buffer, offset, length);
    if (count >= 0) {
      return count;
    }
    openNext();
    return read(buffer, offset, length);
  }

  private void openNext() throws IOException {
    if (!first && !HttpReply.line(in).isEmpty()) {
      throw new ProtocolException("a chunk is longer than it says");
    }
    first = false;
    String size = HttpReply.line(in).split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw new ProtocolException("malformed chunk size");
    }
    long length = Long.parseLong(size, 16);
    if (length == 0) {
      skipTrailers();
      ended = true;
    }
    chunk = new CountedBody(in, length);
  }

  private void skipTrailers() throws IOException {
    String line = HttpReply.line(in);
    while (!line.isEmpty()) {
      line = HttpReply.line(in);
    }
  }
}
