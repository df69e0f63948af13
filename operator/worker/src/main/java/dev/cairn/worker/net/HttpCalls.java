package dev.cairn.worker.net;

import dev.cairn.worker.step.StepFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single requests of any method, for protocols that are spoken over HTTP. Redirects are answers
 * like all others, and nothing is tried again. One connection per request.
 */
public final class HttpCalls {
  private static final int FIRST_ERROR = 300;
  private static final Set<String> BODILESS = Set.of("HEAD");
  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);
  // Of the connection, not of the message; "expect" would only cost a round trip here.
  private static final Set<String> OURS =
      Set.of("connection", "expect", "transfer-encoding", "accept-encoding");

  private final CheckedConnector connector;

  /** Calls over the system's name service and trust store. */
  public HttpCalls(AddressPolicy policy, HttpLimits limits) {
    this(new CheckedConnector(policy, Resolver.ofSystem(), HttpDownload::systemTrust, limits));
  }

  HttpCalls(CheckedConnector connector) {
    this.connector = connector;
  }

  /**
   * What to ask.
   *
   * @param method such as PUT
   * @param target where
   * @param headers to be sent as they are; Content-Length among them when there is a body
   * @param body read to its end and closed; empty for none
   */
  public record Request(
      String method, HttpSource target, Map<String, List<String>> headers, InputStream body) {}

  /** An answer that was opened; closing it ends the connection. */
  public record Answer(int status, Map<String, String> headers, InputStream body)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Sends a request and reads the answer's head.
   *
   * @throws StepFailure when no address of the host may be connected to
   * @throws IOException when the server cannot be reached or breaks off
   */
  public Answer call(Request request) throws StepFailure, IOException {
    Socket socket = connector.connect(request.target());
    try {
      HttpReply reply = exchange(request, socket);
      return new Answer(
          reply.status(), reply.headers(), new OwnedBody(body(request, reply), socket));
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  // A server may refuse before it has read the whole body; then its answer says more than the
  // broken connection.
  private static HttpReply exchange(Request request, Socket socket) throws IOException {
    @Nullable IOException broken = null;
    try {
      send(request, socket.getOutputStream());
    } catch (IOException e) {
      broken = e;
    }
    try {
      return HttpReply.read(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
    } catch (IOException e) {
      throw broken == null ? e : broken;
    }
  }

  private static void send(Request request, OutputStream socket) throws IOException {
    StringBuilder head = new StringBuilder(512);
    HttpSource target = request.target();
    head.append(request.method())
        .append(' ')
        .append(target.requestTarget())
        .append(" HTTP/1.1\r\n");
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> line(head, name, value));
              }
            });
    if (request.headers().keySet().stream().noneMatch("host"::equalsIgnoreCase)) {
      line(head, "Host", target.hostHeader());
    }
    line(head, "Accept-Encoding", "identity");
    line(head, "Connection", "close");
    OutputStream out = new BufferedOutputStream(socket, 64 * 1024);
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    try (InputStream body = request.body()) {
      body.transferTo(out);
    }
    out.flush();
  }

  private static void line(StringBuilder head, String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
      throw new IllegalArgumentException("the header " + name + " holds a control character");
    }
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static InputStream body(Request request, HttpReply reply) throws IOException {
    if (BODILESS.contains(request.method()) || WITHOUT_BODY.contains(reply.status())) {
      return InputStream.nullInputStream();
    }
    boolean isBounded =
        reply.header("content-length").isPresent() || reply.header("transfer-encoding").isPresent();
    // Of an error, what there is suffices.
    return isBounded || reply.status() < FIRST_ERROR ? reply.body() : reply.in();
  }

  /** A body with the connection that it comes from. */
  private static final class OwnedBody extends BodyStream {
    private final InputStream body;
    private final Socket socket;

    private OwnedBody(InputStream body, Socket socket) {
      this.body = body;
      this.socket = socket;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return body.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
