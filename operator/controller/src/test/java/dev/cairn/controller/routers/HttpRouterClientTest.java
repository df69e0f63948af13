package dev.cairn.controller.routers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.contract.routing.RouterStats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of asking a pod over HTTP, whatever has its address. */
class HttpRouterClientTest {
  private static final RouterPod POD = Rounds.pod("a");
  private static final Duration PATIENT = Duration.ofMinutes(1);

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private Path token;
  private HttpRouterClient client;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    token = Files.writeString(folder.resolve("token"), "first\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    client = client(PATIENT);
  }

  private HttpRouterClient client(Duration timeout) {
    return new HttpRouterClient(token, server.getAddress().getPort(), timeout);
  }

  @AfterEach
  void stop() {
    end.countDown();
    client.close();
    server.stop(0);
    threads.close();
  }

  private void serve(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            seen.add(
                "%s %s %s"
                    .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization")));
            handler.handle(exchange);
          }
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void serve(int status, String body) {
    serve(exchange -> send(exchange, status, body));
  }

  private String why() {
    return ((RouterAnswer.Silent) client.stats(POD)).why();
  }

  @Test
  void readsWhatTheRouterCountedWithTheTokenAsItIsNow() throws IOException {
    var stats = Rounds.stats(POD, Rounds.says("t1", Rounds.table("t1", 100)));
    serve(200, new ObjectMapper().writeValueAsString(stats));

    assertThat(client.stats(POD)).isEqualTo(new RouterAnswer.Answered(stats));
    Files.writeString(token, "second");
    assertThat(client.stats(POD)).isInstanceOf(RouterAnswer.Answered.class);
    assertThat(seen).containsExactly("GET /v1/stats Bearer first", "GET /v1/stats Bearer second");
  }

  @Test
  void ignoresWhatANewerRouterAdds() {
    serve(200, "{\"podUid\": \"uid-a\", \"pod\": \"a\", \"mood\": {\"good\": true}}");

    assertThat(client.stats(POD))
        .isEqualTo(new RouterAnswer.Answered(new RouterStats("a", "uid-a", 0, List.of())));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no JSON|<html>hello</html>|cannot be read",
        "half of it|{\"podUid\": \"uid-a\", \"serv|cannot be read",
        "another shape|{\"podUid\": \"uid-a\", \"services\": 7}|cannot be read",
        "null in a list|{\"podUid\": \"uid-a\", \"services\": [null]}|cannot be read",
        "null|null|is empty",
        "nothing|``|cannot be read",
        "another pod|{\"podUid\": \"uid-b\"}|changed hands",
        "nobody|{}|changed hands",
        "a service without a name|{\"podUid\": \"uid-a\", \"services\": [{\"uid\": \"u\"}]}|lacks parts"
      })
  void takesNothingElseForAnAnswer(String says, String body, String why) {
    serve(200, body);

    assertThat(why()).as(says).contains(why);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"401,does not take the controller's token", "403,answered 403", "503,answered 503"})
  void saysWhichStatusItGot(int status, String why) {
    serve(status, "{}");

    assertThat(why()).contains(why);
  }

  @Test
  void followsNobodyElsewhere() {
    serve(
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          send(exchange, 302, "");
        });

    assertThat(why()).contains("answered 302");
    assertThat(seen).hasSize(1);
  }

  @Test
  void readsNoMoreThanItsShare() {
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, 0); // chunked: nobody knows the length before
          try {
            for (long sent = 0; sent <= HttpRouterClient.LARGEST; sent += blanks.length) {
              exchange.getResponseBody().write(blanks);
            }
          } catch (IOException e) {
            seen.add("cut off");
          }
        });

    assertThat(why()).contains("capacity");
  }

  @Test
  void doesNotWaitForASlowPod() {
    serve(exchange -> await());
    client = client(Duration.ofMillis(50));

    assertThat(why()).contains("within 50 ms");
  }

  @Test
  void endsAtOnceWhenTheControllerStops() {
    serve(exchange -> await());
    Thread.currentThread().interrupt();

    String why = why();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(why).contains("controller stops");
  }

  @Test
  void doesNotWaitForAPodThatStopsInTheMiddle() {
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await();
        });
    client = client(Duration.ofMillis(300));

    assertThat(why()).contains("within 300 ms");
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAddressWhereNobodyListensIsSilent() {
    server.stop(0);

    assertThat(why()).isNotBlank();
  }

  @Test
  void anOddAddressIsSilent() {
    RouterPod odd = new RouterPod("a", "uid-a", "no address", true);

    assertThat(client.stats(odd))
        .isInstanceOfSatisfying(
            RouterAnswer.Silent.class, silent -> assertThat(silent.why()).contains("be asked"));
  }

  @Test
  void neverRepeatsAToken() throws IOException {
    Files.writeString(token, "secret\u0001part");

    assertThat(why()).contains("be asked").doesNotContain("secret", "part");
  }

  @Test
  void asksNobodyWithoutAToken() throws IOException {
    serve(200, "{}");
    Files.delete(token);

    assertThat(why()).contains("token cannot be read");
    assertThat(seen).isEmpty();
  }
}
