package dev.cairn.worker.bucket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StorageAccess;
import dev.cairn.worker.net.AddressPolicy;
import dev.cairn.worker.net.HttpLimits;
import dev.cairn.worker.step.StepFailure;
import dev.cairn.worker.step.StepVariables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers as a test says, for what a real S3 server cannot be made to do. */
final class StubServer implements AutoCloseable {
  static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "the-id", "AWS_SECRET_ACCESS_KEY", "the-secret");

  private final HttpServer server;
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** How a request is answered. */
  @FunctionalInterface
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  StubServer(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          try (exchange) {
            answer.give(exchange);
          }
        });
    server.start();
  }

  /** An error as S3 says it. */
  static Answer error(int status, String code, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      reply(
          exchange,
          status,
          "<Error><Code>%s</Code><Message>because</Message></Error>".formatted(code));
    };
  }

  static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isHead || bytes.length == 0 ? -1 : bytes.length);
    if (!isHead) {
      exchange.getResponseBody().write(bytes);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Bucket bucket() throws StepFailure {
    return bucket(KEYS, List.of("127.0.0.0/8"));
  }

  Bucket bucket(Map<String, String> variables, List<String> allowed) throws StepFailure {
    return bucket(endpoint(), variables, allowed);
  }

  static Bucket bucket(String endpoint, Map<String, String> variables, List<String> allowed)
      throws StepFailure {
    return new Buckets(
            new StepVariables(variables),
            List.of(new StorageAccess("s3://data/", endpoint, "eu-1", null)),
            AddressPolicy.allowing(allowed),
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ZERO))
        .open(S3Uri.parse("s3://data/x"), StepReason.DATA_UNAVAILABLE);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
