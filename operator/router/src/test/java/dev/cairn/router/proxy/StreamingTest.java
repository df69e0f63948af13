package dev.cairn.router.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.router.TableDraft;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.WebSocket;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {
  private final PlaneBench bench = new PlaneBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private String raw(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), bench.plane.port(PlaneBench.UID))) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }

  @Test
  void eventsArriveBeforeTheAnswerEnds() throws Exception {
    BlockingQueue<HttpServerResponse> open = new LinkedBlockingQueue<>();
    bench.at(
        "stable",
        Upstream.of(
            bench.vertx,
            request -> {
              HttpServerResponse response = request.response().setChunked(true);
              response.putHeader("content-type", "text/event-stream").write("data: 1\n");
              open.add(response);
            }));
    bench.serve(TableDraft.stable());

    var answer =
        bench.client.send(
            HttpRequest.newBuilder(bench.uri("/predict"))
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("data: 1");
      open.take().end("data: 2\n");
      assertThat(lines.readLine()).isEqualTo("data: 2");
      assertThat(lines.readLine()).isNull();
    }
  }

  @Test
  void anAnswerThatBreaksOffIsAFailureAndNotAWholeAnswer() throws IOException {
    bench.at(
        "stable",
        Upstream.of(
            bench.vertx,
            request ->
                request
                    .response()
                    .putHeader("content-length", "100")
                    .write("half")
                    .onSuccess(sent -> request.connection().close())));
    bench.serve(TableDraft.stable());

    String answer = raw("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");

    assertThat(answer).contains("200").endsWith("half");
    Waiting.until(
        () -> assertThat(bench.arm("stable", false).counts()).isEqualTo(new Counts(1, 1, 0, 0)));
  }

  @Test
  void aBodyThatIsTooBigToHoldPassesUnobserved() {
    Upstream stable = bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.stable());
    String big = "x".repeat(Intake.MOST_BYTES + 1);

    assertThat(bench.predict(big).statusCode()).isEqualTo(200);

    assertThat(stable.seen.getFirst().body()).hasSize(big.length());
    Waiting.until(() -> assertThat(bench.table().unobserved()).isOne());
  }

  @Test
  void aBigBodyInChunksPassesToo() {
    Upstream stable = bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.stable());
    byte[] big = "x".repeat(3 * Intake.MOST_BYTES).getBytes(StandardCharsets.US_ASCII);

    int status =
        bench
            .send(
                HttpRequest.newBuilder(bench.uri("/predict"))
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big)))
                    .build())
            .statusCode();

    assertThat(status).isEqualTo(200);
    assertThat(stable.seen.getFirst().body()).hasSize(big.length);
    assertThat(bench.table().unobserved()).isOne();
  }

  @Test
  void aWebSocketPasses() {
    bench.at(
        "stable",
        Upstream.raw(
            bench.vertx,
            request ->
                request
                    .toWebSocket()
                    .onSuccess(
                        socket ->
                            socket.textMessageHandler(
                                text -> socket.writeTextMessage("echo " + text)))));
    bench.serve(TableDraft.stable());
    CompletableFuture<String> heard = new CompletableFuture<>();
    Vertx vertx = bench.vertx;

    WebSocket socket =
        Waiting.on(
            vertx
                .createWebSocketClient()
                .connect(bench.plane.port(PlaneBench.UID), "127.0.0.1", "/ws"));
    socket.textMessageHandler(heard::complete);
    socket.writeTextMessage("hello");

    assertThat(Waiting.on(heard)).isEqualTo("echo hello");
    assertThat(bench.stats().inFlight()).hasSize(1);
    Waiting.on(socket.close());
    Waiting.until(() -> assertThat(bench.stats().inFlight()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n",
        "nonsense\r\n\r\n"
      })
  void whatTwoServersCouldReadInTwoWaysIsRefused(String request) throws IOException {
    Upstream stable = bench.answering("stable", 200, "{}");
    bench.serve(TableDraft.stable());

    assertThat(raw(request)).startsWith("HTTP/1.").contains(" 400 ");
    assertThat(stable.seen).isEmpty();
  }

  @Test
  void drainingEndsWhatIsInFlightAndTakesNothingNew() throws Exception {
    BlockingQueue<HttpServerResponse> open = new LinkedBlockingQueue<>();
    bench.at("stable", Upstream.of(bench.vertx, request -> open.add(request.response())));
    bench.serve(TableDraft.stable());
    var answer =
        bench.client.sendAsync(
            HttpRequest.newBuilder(bench.uri("/predict"))
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    HttpServerResponse held = open.take();
    int port = bench.plane.port(PlaneBench.UID);

    var drained = bench.plane.drain(Duration.ofSeconds(20));
    Waiting.until(
        () -> {
          try (Socket late = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(late.getInputStream().read()).isEqualTo(-1);
          }
        });
    assertThat(drained.isComplete()).isFalse();
    held.end(Buffer.buffer("{}"));

    assertThat(Waiting.on(answer).statusCode()).isEqualTo(200);
    Waiting.on(drained);
  }
}
