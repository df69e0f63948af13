package dev.cairn.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.router.testing.Http;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final Vertx vertx = Vertx.vertx();
  private final Readiness readiness = new Readiness();
  private volatile Instant now = Instant.parse("2026-05-01T10:00:00Z");
  private volatile String metrics = "a 1\n";
  private int port;

  @BeforeEach
  void listen() throws Exception {
    LoopWatch loops = new LoopWatch(List.of(new LoopWatch.Loop(ignored -> {})), () -> now);
    HealthServer server =
        new HealthServer(
            vertx,
            readiness,
            loops,
            () -> {
              if (metrics.isEmpty()) {
                throw new IllegalStateException("no metrics");
              }
              return metrics;
            });
    port = server.listen(0).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void isReadyOnceRoutesWereAppliedAndUntilItDrains() throws Exception {
    assertThat(Http.get(port, "/readyz"))
        .returns(503, HttpResponse::statusCode)
        .returns("no routes were applied yet\n", HttpResponse::body);

    readiness.routed();
    assertThat(Http.get(port, "/readyz").statusCode()).isEqualTo(200);

    readiness.draining();
    assertThat(Http.get(port, "/readyz"))
        .returns(503, HttpResponse::statusCode)
        .returns("draining\n", HttpResponse::body);
  }

  @Test
  void isAliveUntilALoopIsDead() throws Exception {
    assertThat(Http.get(port, "/livez").statusCode()).isEqualTo(200);

    now = now.plus(LoopWatch.LIMIT).plusSeconds(1);

    assertThat(Http.get(port, "/livez"))
        .returns(503, HttpResponse::statusCode)
        .returns("1 event loops do nothing any more\n", HttpResponse::body);
  }

  @Test
  void tellsMetrics() throws Exception {
    HttpResponse<String> answer = Http.get(port, "/metrics");

    assertThat(answer.body()).isEqualTo("a 1\n");
    assertThat(answer.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void metricsThatFailAreAnError() throws Exception {
    metrics = "";

    assertThat(Http.get(port, "/metrics"))
        .returns(500, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).doesNotContain("no metrics"));
  }

  @Test
  void answersNothingElse() throws Exception {
    assertThat(Http.get(port, "/v1/stats").statusCode()).isEqualTo(404);
    assertThat(Http.post(port, "/livez"))
        .returns(405, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.headers().firstValue("allow")).contains("GET"));
  }
}
