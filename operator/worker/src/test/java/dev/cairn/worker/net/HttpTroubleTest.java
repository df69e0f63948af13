package dev.cairn.worker.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that refuse, redirect, break off, fall silent or lie. */
class HttpTroubleTest {
  private static final HttpLimits QUICK =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofMillis(300), 3, Duration.ofMillis(1));

  private final List<String> bodies = new ArrayList<>();

  private void get(String uri) throws Exception {
    new HttpDownload(AddressPolicy.allowing(List.of("127.0.0.0/8")), QUICK)
        .fetch(
            HttpSource.parse(uri),
            in -> bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 401, 403, 404, 410})
  void namesARefusalAndDoesNotTryAgain(int status) throws Exception {
    try (FileServer server = new FileServer("127.0.0.1", e -> FileServer.send(e, status, ""))) {
      StepFailure failure = Failures.of(() -> get(server.uri("127.0.0.1", "/x?sig=secret")));

      assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
      assertThat(failure.exit()).isEqualTo(StepExit.NO_INPUT);
      assertThat(failure.text()).contains("/x answers with status " + status);
      assertThat(failure.text()).doesNotContain("secret");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void triesAgainWhenTheServerIsInTrouble(int status) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (FileServer server =
        new FileServer(
            "127.0.0.1",
            e -> FileServer.send(e, requests.incrementAndGet() < 3 ? status : 200, "x"))) {
      get(server.uri("127.0.0.1", "/x"));

      assertThat(bodies).containsExactly("x");
    }
  }

  @Test
  void givesUpAfterTheLastAttempt() throws Exception {
    try (FileServer server = new FileServer("127.0.0.1", e -> FileServer.send(e, 503, ""))) {
      StepFailure failure = Failures.of(() -> get(server.uri("127.0.0.1", "/x")));

      assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
      assertThat(failure.text()).contains("3 attempts").contains("status 503");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void startsOverAfterABrokenTransfer() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
        new RawServer(
            out -> {
              boolean broken = connections.incrementAndGet() == 1;
              String body = broken ? "ab" : "abcdef";
              out.write(
                  ("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + body)
                      .getBytes(StandardCharsets.US_ASCII));
            })) {
      get(server.uri("/x"));

      assertThat(bodies).containsExactly("abcdef");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK~~abc                                     | how long the file is",
        "HTTP/1.1 200 OK~Content-Length: -1~~abc                  | content length",
        "HTTP/1.1 200 OK~Content-Length: 3~Content-Length: 4~~abc | content length",
        "HTTP/1.1 200 OK~Transfer-Encoding: gzip~~abc             | transfer encoding",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~3~abc~       | connection ended",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~abc~0~~    | chunk is longer",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~          | chunk size",
        "SSH-2.0-OpenSSH_9.6~~                                    | not HTTP/1.1",
        "HTTP/1.1 200 OK~broken header~~                          | headers",
        "HTTP/1.1 200 OK~                                         | connection ended"
      })
  void doesNotTakeABrokenAnswerForAFile(String answer, String message) throws Exception {
    byte[] bytes = answer.strip().replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII);
    try (RawServer server = new RawServer(out -> out.write(bytes))) {
      StepFailure failure = Failures.of(() -> get(server.uri("/x")));

      assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
      assertThat(failure.text()).contains(message);
    }
  }

  @Test
  void doesNotWaitForASilentServer() throws Exception {
    try (RawServer server = new RawServer(RawServer::stayOpen)) {
      StepFailure failure = Failures.of(() -> get(server.uri("/x")));

      assertThat(failure.exit()).isEqualTo(StepExit.TRANSIENT);
      assertThat(failure.text()).contains("timed out");
    }
  }

  @Test
  void boundsEndlessHeaders() throws Exception {
    byte[] line =
        ("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000)).getBytes(StandardCharsets.US_ASCII);
    try (RawServer server = new RawServer(out -> out.write(line))) {
      assertThat(Failures.of(() -> get(server.uri("/x"))).text()).contains("longer than 16384");
    }
  }

  @Test
  void followsRedirectsOnTheSameServer() throws Exception {
    try (FileServer server =
        new FileServer(
            "127.0.0.1",
            exchange -> {
              boolean first = exchange.getRequestURI().getPath().equals("/x");
              exchange.getResponseHeaders().set("Location", "y?z=1");
              FileServer.send(exchange, first ? 307 : 200, first ? "" : "body");
            })) {
      get(server.uri("127.0.0.1", "/x"));

      assertThat(bodies).containsExactly("body");
      assertThat(server.requests()).containsExactly("/x", "/y?z=1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:1/x, another server",
    "http://127.0.0.1:1/x, another server",
    "//127.0.0.2/x, another server",
    "ftp://127.0.0.1/x, only http and https",
    "'http://[', malformed",
    "/x, more than 5 redirects"
  })
  void refusesRedirectsElsewhereOrForEver(String location, String message) throws Exception {
    try (FileServer server =
        new FileServer(
            "127.0.0.1",
            exchange -> {
              exchange.getResponseHeaders().set("Location", location);
              FileServer.send(exchange, 302, "");
            })) {
      StepFailure failure = Failures.of(() -> get(server.uri("127.0.0.1", "/x")));

      assertThat(failure.text()).contains(message);
    }
  }
}
