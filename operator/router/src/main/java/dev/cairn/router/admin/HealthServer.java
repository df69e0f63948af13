package dev.cairn.router.admin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** GET /livez, /readyz and /metrics. */
public final class HealthServer {
  private static final Logger LOG = Logger.getLogger(HealthServer.class.getName());

  private final Vertx vertx;
  private final HttpServer server;
  private final Readiness readiness;
  private final LoopWatch loops;
  private final Supplier<String> metrics;

  /**
   * A server that does not listen yet.
   *
   * @param metrics Prometheus text format; may take a while
   */
  public HealthServer(Vertx vertx, Readiness readiness, LoopWatch loops, Supplier<String> metrics) {
    this.vertx = vertx;
    this.server = vertx.createHttpServer(Answers.options());
    this.readiness = readiness;
    this.loops = loops;
    this.metrics = metrics;
  }

  /**
   * Listens on all addresses.
   *
   * @param port 0: any
   * @return the port
   */
  public Future<Integer> listen(int port) {
    return server.requestHandler(this::answer).listen(port).map(HttpServer::actualPort);
  }

  private void answer(HttpServerRequest request) {
    if (!Answers.isRead(request)) {
      return;
    }
    switch (Answers.path(request)) {
      case "/livez" -> live(request);
      case "/readyz" -> ready(request);
      case "/metrics" -> metrics(request);
      default -> Answers.text(request, 404, "there are /livez, /readyz and /metrics");
    }
  }

  private void live(HttpServerRequest request) {
    long dead = loops.dead();
    if (dead == 0) {
      Answers.text(request, 200, "ok");
    } else {
      Answers.text(request, 503, dead + " event loops do nothing any more");
    }
  }

  private void ready(HttpServerRequest request) {
    String obstacle = readiness.obstacle();
    if (obstacle == null) {
      Answers.text(request, 200, "ok");
    } else {
      Answers.text(request, 503, obstacle);
    }
  }

  private void metrics(HttpServerRequest request) {
    vertx
        .executeBlocking(metrics::get, false)
        .onSuccess(text -> Answers.metrics(request, text))
        .onFailure(
            failure -> {
              LOG.log(Level.SEVERE, "metrics could not be written", failure);
              Answers.text(request, 500, "metrics could not be written; the log says why");
            });
  }
}
