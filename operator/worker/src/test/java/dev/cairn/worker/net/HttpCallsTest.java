package dev.cairn.worker.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cairn.worker.net.HttpCalls.Answer;
import dev.cairn.worker.net.HttpCalls.Request;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.testing.Failures;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpCallsTest {
  private static final HttpCalls CALLS =
      new HttpCalls(AddressPolicy.allowing(List.of("127.0.0.0/8")), HttpLimits.USUAL);

  private static Answer call(FileServer server, String method, String body)
      throws StepFailure, IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return CALLS.call(
        new Request(
            method,
            HttpSource.target(server.uri("127.0.0.1", "/a%20b?list-type=2&prefix=x%2Fy")),
            Map.of("Content-Length", List.of(String.valueOf(bytes.length)), "X-Mark", List.of("m")),
            new ByteArrayInputStream(bytes)));
  }

  @Test
  void sendsMethodTargetHeadersAndBody() throws StepFailure, IOException {
    try (FileServer server =
            new FileServer(
                "127.0.0.1",
                exchange ->
                    FileServer.send(
                        exchange,
                        200,
                        exchange.getRequestMethod()
                            + exchange.getRequestHeaders().getFirst("X-Mark")
                            + new String(
                                exchange.getRequestBody().readAllBytes(),
                                StandardCharsets.UTF_8)));
        Answer answer = call(server, "PUT", "content")) {

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).hasContent("PUTmcontent");
      assertThat(server.requests()).containsExactly("/a%20b?list-type=2&prefix=x%2Fy");
    }
  }

  @Test
  void anErrorAndARedirectAreAnswersToo() throws StepFailure, IOException {
    try (FileServer server =
            new FileServer(
                "127.0.0.1",
                exchange -> {
                  exchange.getResponseHeaders().add("Location", "http://elsewhere.example/");
                  FileServer.send(exchange, 307, "moved");
                });
        Answer answer = call(server, "GET", "")) {

      assertThat(answer.status()).isEqualTo(307);
      assertThat(answer.headers()).containsEntry("location", "http://elsewhere.example/");
      assertThat(answer.body()).hasContent("moved");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anAnswerToHeadHasNoBody() throws StepFailure, IOException {
    try (FileServer server =
            new FileServer(
                "127.0.0.1",
                exchange -> {
                  exchange.getResponseHeaders().add("Content-Length", "9");
                  exchange.sendResponseHeaders(200, -1);
                });
        Answer answer = call(server, "HEAD", "")) {

      assertThat(answer.headers()).containsEntry("content-length", "9");
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void noticesABodyThatBreaksOff() throws StepFailure, IOException {
    try (FileServer server =
            new FileServer(
                "127.0.0.1",
                exchange -> {
                  exchange.sendResponseHeaders(200, 100);
                  exchange.getResponseBody().write(1);
                  exchange.getResponseBody().flush(); // else the header may never leave
                });
        Answer answer = call(server, "GET", "")) {

      assertThatExceptionOfType(EOFException.class).isThrownBy(() -> answer.body().readAllBytes());
    }
  }

  @Test
  void connectsOnlyWhereItMay() throws IOException {
    HttpCalls strict = new HttpCalls(AddressPolicy.allowing(List.of()), HttpLimits.USUAL);
    try (FileServer server =
        new FileServer("127.0.0.1", exchange -> FileServer.send(exchange, 200, ""))) {
      StepFailure failure =
          Failures.of(
              () ->
                  strict.call(
                      new Request(
                          "GET",
                          HttpSource.target(server.uri("127.0.0.1", "/")),
                          Map.of(),
                          new ByteArrayInputStream(new byte[0]))));

      assertThat(failure.text()).contains("127.0.0.1 (loopback)");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void sendsNoHeaderThatHoldsALineBreak() throws IOException {
    try (FileServer server =
        new FileServer("127.0.0.1", exchange -> FileServer.send(exchange, 200, ""))) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(
              () ->
                  CALLS.call(
                      new Request(
                          "GET",
                          HttpSource.target(server.uri("127.0.0.1", "/")),
                          Map.of("X-Mark", List.of("a\r\nX-Other: b")),
                          new ByteArrayInputStream(new byte[0]))));
      assertThat(server.requests()).isEmpty();
    }
  }
}
