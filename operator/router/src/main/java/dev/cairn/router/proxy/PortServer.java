package dev.cairn.router.proxy;

import dev.cairn.router.api.ServiceRoute;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.IdentityHashMap;

/** One service's port on one event loop. */
final class PortServer {
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_LINE_BYTES = 8 * 1024;

  private final Lane lane;
  private final HttpServer server;
  private final IdentityHashMap<HttpConnection, ConnectionWatch> connections =
      new IdentityHashMap<>();
  private final Promise<Void> drained = Promise.promise();
  private LaneRoute route;
  private int active;
  private boolean draining;

  PortServer(Lane lane, LaneRoute route) {
    this.lane = lane;
    this.route = route;
    this.server =
        lane.getVertx()
            .createHttpServer(
                new HttpServerOptions()
                    .setMaxHeaderSize(MAX_HEADER_BYTES)
                    .setMaxInitialLineLength(MAX_LINE_BYTES)
                    .setHandle100ContinueAutomatically(true)
                    // Asking whether a client speaks HTTP/2 would leave silent ones unwatched.
                    .setHttp2ClearTextEnabled(false)
                    .setTcpNoDelay(true))
            .connectionHandler(this::connected)
            .invalidRequestHandler(Replies::malformed)
            .requestHandler(this::handle);
  }

  /** Listens; the other event loops of a service share the port, also one that is drawn. */
  Future<HttpServer> open() {
    ServiceRoute source = route.route().source();
    return server.listen(PortOf.listening(source, lane.parts().settings().host()));
  }

  boolean serves(ServiceRoute source) {
    return PortOf.table(route.route().source()) == PortOf.table(source);
  }

  void use(LaneRoute fresh) {
    route = fresh;
  }

  /** The table by which requests are split now. */
  LaneRoute route() {
    return route;
  }

  int port() {
    return server.actualPort();
  }

  boolean isDraining() {
    return draining;
  }

  Future<Void> close() {
    return server.close();
  }

  /** Refuses new connections, ends those that are idle, and closes when nothing is in flight. */
  Future<Void> drain() {
    draining = true;
    connections.values().stream().toList().forEach(ConnectionWatch::closeIfIdle);
    if (active == 0) {
      drained.tryComplete();
    }
    return drained.future().compose(ignored -> server.close());
  }

  void ended(HttpServerRequest request) {
    active--;
    ConnectionWatch watch = connections.get(request.connection());
    if (watch != null) {
      watch.ended(draining);
    }
    if (draining && active == 0) {
      drained.tryComplete();
    }
  }

  private void connected(HttpConnection connection) {
    if (draining) {
      connection.close();
      return;
    }
    ConnectionWatch watch = new ConnectionWatch(lane.getVertx(), connection);
    connections.put(connection, watch);
    connection.closeHandler(
        ignored -> {
          watch.closed();
          connections.remove(connection);
        });
  }

  private void handle(HttpServerRequest request) {
    active++;
    ConnectionWatch watch = connections.get(request.connection());
    if (watch != null) {
      watch.began();
    }
    new Exchange(lane, this, request).begin();
  }
}
