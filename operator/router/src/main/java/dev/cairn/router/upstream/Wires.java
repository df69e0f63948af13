package dev.cairn.router.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/**
 * Connections of one event loop to predictors.
 *
 * @param vertx for timers
 * @param client has a pool for each endpoint
 */
public record Wires(Vertx vertx, HttpClient client) {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int MAX_HEADER_BYTES = 32 * 1024;

  /** Shorter than servers', so that a request hardly ever meets a connection being closed. */
  private static final int IDLE_SECONDS = 1;

  /** Over HTTP/1.1, with at most so many connections to an endpoint, and as many waiting. */
  public static Wires open(Vertx vertx, int connections) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setKeepAliveTimeout(IDLE_SECONDS)
            .setMaxHeaderSize(MAX_HEADER_BYTES);
    PoolOptions pool =
        new PoolOptions()
            .setHttp1MaxSize(connections)
            .setMaxWaitQueueSize(connections)
            .setCleanerPeriod(CONNECT_MILLIS);
    return new Wires(vertx, vertx.createHttpClient(options, pool));
  }
}
