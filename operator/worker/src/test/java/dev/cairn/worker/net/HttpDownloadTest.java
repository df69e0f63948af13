package dev.cairn.worker.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.contract.StepExit;
import dev.cairn.contract.StepReason;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDownloadTest {
  private static final HttpLimits QUICK =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofMillis(400), 3, Duration.ofMillis(1));
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8");

  private static String get(String uri, List<String> allowed) throws Exception {
    List<String> bodies = new ArrayList<>();
    new HttpDownload(AddressPolicy.allowing(allowed), QUICK)
        .fetch(
            HttpSource.parse(uri),
            in -> bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    return bodies.getLast();
  }

  private static SSLContext noTls() {
    throw new AssertionError("plain http needs no TLS");
  }

  private static HttpDownload resolving(Resolver resolver, List<String> allowed) {
    return new HttpDownload(
        new CheckedConnector(
            AddressPolicy.allowing(allowed), resolver, HttpDownloadTest::noTls, QUICK),
        QUICK);
  }

  @Test
  void downloadsFromAnAllowedAddress() throws Exception {
    try (FileServer server = new FileServer("127.0.0.1", e -> FileServer.send(e, 200, "a,b\n"))) {
      assertThat(get(server.uri("localhost", "/x.csv?v=1"), LOOPBACK)).isEqualTo("a,b\n");
      assertThat(server.requests()).containsExactly("/x.csv?v=1");
    }
  }

  @Test
  void downloadsAChunkedBody() throws Exception {
    String body = "0123456789".repeat(20_000);
    try (FileServer server =
        new FileServer(
            "127.0.0.1",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
            })) {
      assertThat(get(server.uri("127.0.0.1", "/x"), LOOPBACK)).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"})
  void neverConnectsToARefusedAddressHoweverItIsWritten(String host) throws Exception {
    try (FileServer server = new FileServer("127.0.0.1", e -> FileServer.send(e, 200, "x"))) {
      StepFailure failure = Failures.of(() -> get(server.uri(host, "/x"), List.of()));

      assertThat(failure.reason()).isEqualTo(StepReason.DATA_UNAVAILABLE);
      assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
      assertThat(failure.text()).contains("loopback").contains("administrator");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void refusesTheMetadataService() {
    StepFailure failure =
        Failures.of(() -> get("http://169.254.169.254/latest/meta-data", List.of()));

    assertThat(failure.text()).contains("169.254.169.254 (link-local)");
    assertThat(failure.exit()).isEqualTo(StepExit.REFUSED);
  }

  @Test
  void connectsToTheVeryAddressThatWasJudged() throws Exception {
    // Given a name that resolves to an allowed server first and to a refused one ever after
    try (FileServer allowed = new FileServer("127.0.0.2", e -> FileServer.send(e, 200, "good"))) {
      AtomicInteger asked = new AtomicInteger();
      Resolver rebinding =
          host ->
              List.of(
                  InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1"));
      List<String> bodies = new ArrayList<>();

      resolving(rebinding, List.of("127.0.0.2/32"))
          .fetch(
              HttpSource.parse(allowed.uri("rebinding.example", "/x")),
              in -> bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)));

      assertThat(bodies).containsExactly("good");
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void judgesAnewAtEveryRedirect() throws Exception {
    try (FileServer server =
        new FileServer(
            "127.0.0.2",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/next");
              FileServer.send(exchange, 302, "");
            })) {
      AtomicInteger asked = new AtomicInteger();
      Resolver rebinding =
          host ->
              List.of(
                  InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1"));

      StepFailure failure =
          Failures.of(
              () ->
                  resolving(rebinding, List.of("127.0.0.2/32"))
                      .fetch(
                          HttpSource.parse(server.uri("rebinding.example", "/x")),
                          in -> in.readAllBytes()));

      assertThat(failure.text()).contains("127.0.0.1 (loopback)");
    }
  }

  @Test
  void triesTheOtherAddressesOfAName() throws Exception {
    try (FileServer server = new FileServer("127.0.0.3", e -> FileServer.send(e, 200, "x"))) {
      Resolver two =
          host ->
              List.of(
                  InetAddress.ofLiteral("10.0.0.1"),
                  InetAddress.ofLiteral("127.0.0.2"),
                  InetAddress.ofLiteral("127.0.0.3"));
      List<String> bodies = new ArrayList<>();

      resolving(two, LOOPBACK)
          .fetch(
              HttpSource.parse(server.uri("two.example", "/x")),
              in -> bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)));

      assertThat(bodies).containsExactly("x");
    }
  }

  @Test
  void aFullDiskIsNotTheServersFault() throws Exception {
    try (FileServer server = new FileServer("127.0.0.1", e -> FileServer.send(e, 200, "x"))) {
      HttpDownload download = new HttpDownload(AddressPolicy.allowing(LOOPBACK), QUICK);
      HttpSource source = HttpSource.parse(server.uri("127.0.0.1", "/x"));

      assertThatThrownBy(
              () ->
                  download.fetch(
                      source,
                      in -> {
                        throw new LocalWriteException(new IOException("No space left on device"));
                      }))
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("No space left on device");
      assertThat(server.requests()).hasSize(1);
    }
  }
}
