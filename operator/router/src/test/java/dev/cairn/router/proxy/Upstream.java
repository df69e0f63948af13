package dev.cairn.router.proxy;

import dev.cairn.router.api.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A predictor on loopback. */
final class Upstream {
  private final HttpServer server;
  final List<Seen> seen = new CopyOnWriteArrayList<>();

  record Seen(String method, String uri, Map<String, String> headers, String body) {}

  private Upstream(HttpServer server) {
    this.server = server;
  }

  /** Reads each request whole, then lets the handler answer. */
  static Upstream of(Vertx vertx, Consumer<HttpServerRequest> handler) {
    HttpServer server = vertx.createHttpServer();
    Upstream upstream = new Upstream(server);
    server.requestHandler(
        request ->
            request
                .body()
                .onSuccess(
                    body -> {
                      Map<String, String> headers = new TreeMap<>();
                      request.headers().forEach(headers::put);
                      upstream.seen.add(
                          new Seen(
                              request.method().name(), request.uri(), headers, body.toString()));
                      handler.accept(request);
                    }));
    Waiting.on(server.listen(0, "127.0.0.1"));
    return upstream;
  }

  static Upstream answering(Vertx vertx, int status, String body) {
    return of(
        vertx,
        request ->
            request
                .response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body));
  }

  /** Handles requests as they come, unread. */
  static Upstream raw(Vertx vertx, Consumer<HttpServerRequest> handler) {
    HttpServer server = vertx.createHttpServer().requestHandler(handler::accept);
    Waiting.on(server.listen(0, "127.0.0.1"));
    return new Upstream(server);
  }

  Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.actualPort());
  }

  /** From now on connections are refused. */
  Upstream closed() {
    Waiting.on(server.close());
    return this;
  }
}
