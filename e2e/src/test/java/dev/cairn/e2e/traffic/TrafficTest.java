package dev.cairn.e2e.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The traffic itself; needs no cluster. */
final class TrafficTest {
  private static final List<String> BODIES = List.of("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
  private static final double FAST = 100_000;

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch halfAsked = new CountDownLatch(20);
  private final HttpServer server;
  private boolean waits;

  TrafficTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/predict", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    open.countDown();
    server.stop(0);
    threads.close();
  }

  /** The second body fails; answers name a version by the body. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(body);
      halfAsked.countDown();
      if (waits) {
        await(open);
      }
      exchange.getResponseHeaders().add("X-Version", body.equals(BODIES.get(0)) ? "one" : "other");
      byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(body.equals(BODIES.get(1)) ? 500 : 200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/predict");
  }

  @Test
  void sendsAsManyAsWereWantedAndTakesTheBodiesInTurn() {
    Answers answers = Traffic.all(uri(), Demand.of(30, FAST, BODIES));

    assertThat(answers.all()).hasSize(30);
    assertThat(asked).hasSize(30);
    assertThat(BODIES)
        .allSatisfy(body -> assertThat(asked.stream().filter(body::equals)).hasSize(10));
    assertThat(answers.all()).extracting(Answer::number).doesNotHaveDuplicates();
  }

  @Test
  void tellsFailuresHeadersAndTimes() {
    Answers answers = Traffic.all(uri(), Demand.of(30, FAST, BODIES));

    assertThat(answers.failed()).hasSize(10).allMatch(answer -> answer.status() == 500);
    assertThat(answers.by("x-version")).isEqualTo(Map.of("one", 10L, "other", 20L));
    assertThat(answers.by("x-absent")).isEqualTo(Map.of("(none)", 30L));
    assertThat(answers.with("x-version", "one").failed()).isEmpty();
    assertThat(answers.within(0.5)).isPositive().isLessThanOrEqualTo(answers.within(1));
    assertThat(answers.all()).allMatch(answer -> answer.body().equals("{}"));
  }

  @Test
  void asksOnWhileNothingIsAnswered() {
    waits = true;
    try (Traffic traffic = Traffic.to(uri(), Demand.of(40, FAST, BODIES))) {
      await(halfAsked);
      assertThat(traffic.soFar().all()).isEmpty();

      open.countDown();

      assertThat(traffic.stop().all()).as("those under way are waited for").isNotEmpty();
    }
  }

  @Test
  void endsWhenItIsStoppedAndLosesNothing() {
    try (Traffic traffic = Traffic.to(uri(), Demand.lasting(1000, BODIES))) {
      await(halfAsked);

      Answers answers = traffic.stop();

      assertThat(answers.all()).hasSameSizeAs(asked).hasSizeGreaterThanOrEqualTo(20);
    }
  }

  @Test
  void endsWhenItsTimeIsOver() {
    Answers answers =
        Traffic.all(uri(), new Demand(1000, Long.MAX_VALUE, Duration.ofMillis(20), BODIES));

    assertThat(answers.all()).hasSize(21);
  }

  @Test
  void aServerThatIsGoneIsAFailureOfEachRequest() {
    URI uri = uri();
    server.stop(0);

    Answers answers = Traffic.all(uri, Demand.of(3, FAST, BODIES));

    assertThat(answers.failed()).hasSize(3);
    assertThat(answers.all())
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isZero();
              assertThat(answer.failure()).contains("ConnectException");
              assertThat(answer.toString()).contains("ConnectException");
            });
  }

  @Test
  void nothingEndedHasNoTime() {
    assertThatThrownBy(() -> new Answers(List.of()).within(0.95))
        .hasMessage("no request has ended");
  }

  @Test
  void aDemandWithoutARateOrBodiesIsRefused() {
    assertThatThrownBy(() -> Demand.of(1, 0, BODIES)).hasMessageContaining("a rate above 0");
    assertThatThrownBy(() -> Demand.of(1, 1, List.of())).hasMessageContaining("something to ask");
  }
}
