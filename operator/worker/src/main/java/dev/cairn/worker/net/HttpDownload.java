package dev.cairn.worker.net;

import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Downloads single files. */
public final class HttpDownload {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private final CheckedConnector connector;
  private final HttpLimits limits;

  /** A download over the system's name service and trust store. */
  public HttpDownload(AddressPolicy policy, HttpLimits limits) {
    this(
        new CheckedConnector(policy, Resolver.ofSystem(), HttpDownload::systemTrust, limits),
        limits);
  }

  HttpDownload(CheckedConnector connector, HttpLimits limits) {
    this.connector = connector;
    this.limits = limits;
  }

  /**
   * Hands a file's bytes to a sink. After a failure on the way the sink is called anew from the
   * beginning, a bounded number of times.
   *
   * @throws StepFailure DataUnavailable: the server refuses, or has not answered in all attempts
   * @throws IOException the sink cannot write
   */
  public void fetch(HttpSource source, Sink sink) throws StepFailure, IOException {
    Duration pause = limits.pause();
    for (int attempt = 1; ; attempt++) {
      try {
        follow(source, sink);
        return;
      } catch (LocalWriteException e) {
        throw e.cause();
      } catch (IOException e) {
        if (isDistrust(e)) {
          throw StepFailure.refused(
              StepReason.DATA_UNAVAILABLE,
              "%s has no certificate that is trusted here: %s"
                  .formatted(source.shown(), e.getMessage()),
              e);
        }
        if (attempt >= limits.attempts()) {
          throw StepFailure.passing(
              StepReason.DATA_UNAVAILABLE,
              "%s could not be read in %d attempts; the last one said: %s: %s"
                  .formatted(source.shown(), attempt, e.getClass().getSimpleName(), e.getMessage()),
              e);
        }
        sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  // Other failures of TLS are broken connections, which a second attempt may mend.
  private static boolean isDistrust(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private void follow(HttpSource start, Sink sink) throws StepFailure, IOException {
    HttpSource source = start;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      try (Socket socket = connector.connect(source)) {
        HttpReply reply = ask(socket, source);
        if (!REDIRECTS.contains(reply.status())) {
          deliver(source, reply, sink);
          return;
        }
        source = redirected(source, reply);
      }
    }
    throw refused(start, "answers with more than " + MOST_REDIRECTS + " redirects");
  }

  private static HttpReply ask(Socket socket, HttpSource source) throws IOException {
    String request =
        "GET "
            + source.requestTarget()
            + " HTTP/1.1\r\nHost: "
            + source.hostHeader()
            + "\r\nUser-Agent: cairn-worker\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
            + "Connection: close\r\n\r\n";
    OutputStream out = socket.getOutputStream();
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return HttpReply.read(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
  }

  private static void deliver(HttpSource source, HttpReply reply, Sink sink)
      throws StepFailure, IOException {
    int status = reply.status();
    if (status >= 500 || PASSING.contains(status)) {
      throw new IOException("status " + status);
    }
    if (status != 200) {
      throw StepFailure.absent(
          StepReason.DATA_UNAVAILABLE,
          "%s answers with status %d: check the address and that reading it needs no password"
              .formatted(source.shown(), status));
    }
    String coding = reply.header("content-encoding").orElse("identity");
    if (!coding.equalsIgnoreCase("identity")) {
      throw refused(
          source, "sends the file in another encoding although the plain one was asked for");
    }
    try (InputStream body = reply.body()) {
      sink.accept(body);
    }
  }

  private static HttpSource redirected(HttpSource from, HttpReply reply) throws StepFailure {
    String location = reply.header("location").orElse("");
    HttpSource to;
    try {
      to = HttpSource.target(from.uri().resolve(URI.create(location)).toString());
    } catch (IllegalArgumentException e) {
      throw StepFailure.refused(
          StepReason.DATA_UNAVAILABLE, from.shown() + " redirects to a malformed address", e);
    }
    boolean sameHost = to.host().equalsIgnoreCase(from.host());
    boolean upgraded = !from.tls() && to.tls() && from.port() == 80 && to.port() == 443;
    boolean sameServer = sameHost && from.tls() == to.tls() && from.port() == to.port();
    if (!sameServer && !(sameHost && upgraded)) {
      throw refused(
          from, "redirects to " + to.shown() + ", another server: put that address into uri");
    }
    return to;
  }

  private static StepFailure refused(HttpSource source, String why) {
    return StepFailure.refused(StepReason.DATA_UNAVAILABLE, source.shown() + " " + why);
  }

  private static void sleep(Duration pause) throws StepFailure {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StepFailure.passing(StepReason.DATA_UNAVAILABLE, "interrupted while waiting", e);
    }
  }

  static SSLContext systemTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java platform has no TLS", e);
    }
  }

  /** Takes a file's bytes. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Reads the stream to its end.
     *
     * @throws LocalWriteException when the bytes cannot be kept; any other exception counts as the
     *     server's
     */
    void accept(InputStream body) throws IOException;
  }
}
