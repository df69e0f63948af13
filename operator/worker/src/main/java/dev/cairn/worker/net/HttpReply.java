package dev.cairn.worker.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A server's answer, after RFC 9112.
 *
 * @param status the status code
 * @param headers by lower-case name; repeated ones joined by commas
 * @param in what follows the headers
 */
record HttpReply(int status, Map<String, String> headers, InputStream in) {
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 200;

  /** Reads status and headers, passing over interim answers. */
  static HttpReply read(InputStream in) throws IOException {
    HttpReply reply = readOne(in);
    while (reply.status() < 200) {
      reply = readOne(in);
    }
    return reply;
  }

  /** A header's value. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The body without its framing.
   *
   * @throws ProtocolException when a cut-off body could not be told from a whole one
   */
  InputStream body() throws IOException {
    Optional<String> coding = header("transfer-encoding");
    if (coding.isPresent()) {
      if (!coding.get().equalsIgnoreCase("chunked")) {
        throw new ProtocolException("unexpected transfer encoding");
      }
      return new ChunkedBody(in);
    }
    String length =
        header("content-length")
            .orElseThrow(
                () ->
                    new ProtocolException(
                        "the server does not say how long the file is, so a broken transfer could not be noticed"));
    if (!length.matches("[0-9]{1,18}")) {
      throw new ProtocolException("malformed content length");
    }
    return new CountedBody(in, Long.parseLong(length));
  }

  private static HttpReply readOne(InputStream in) throws IOException {
    List<String> start = List.of(line(in).split(" ", 3));
    if (start.size() < 2
        || !start.getFirst().matches("HTTP/1\\.[01]")
        || !start.get(1).matches("[1-5][0-9]{2}")) {
      throw new ProtocolException("the answer is not HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    int count = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      count++;
      if (colon <= 0 || count > MOST_HEADERS) {
        throw new ProtocolException("malformed or too many headers");
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + "," + b);
    }
    return new HttpReply(Integer.parseInt(start.get(1)), Map.copyOf(headers), in);
  }

  /** One line without its end. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended inside the headers");
      }
      if (line.size() >= LONGEST_LINE) {
        throw new ProtocolException("a header line is longer than " + LONGEST_LINE + " bytes");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
