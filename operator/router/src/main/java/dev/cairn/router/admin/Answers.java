package dev.cairn.router.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;

/** How both ports answer. */
final class Answers {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int IDLE_SECONDS = 60;

  private Answers() {}

  static HttpServerOptions options() {
    return new HttpServerOptions()
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHandle100ContinueAutomatically(false);
  }

  /** Whether a request only reads; if not, it was answered. */
  static boolean isRead(HttpServerRequest request) {
    if (HttpMethod.GET.equals(request.method())) {
      return true;
    }
    request.response().putHeader("allow", "GET");
    text(request, 405, "only GET is answered here");
    return false;
  }

  /** What is asked for; empty for a request that names nothing. */
  static String path(HttpServerRequest request) {
    String path = request.path();
    return path == null ? "" : path;
  }

  static void text(HttpServerRequest request, int status, String text) {
    response(request, status, "text/plain; charset=utf-8").end(text + "\n");
  }

  static void metrics(HttpServerRequest request, String text) {
    response(request, 200, "text/plain; version=0.0.4; charset=utf-8").end(text);
  }

  static void json(HttpServerRequest request, Object value) throws JsonProcessingException {
    String text = MAPPER.writeValueAsString(value);
    response(request, 200, "application/json").putHeader("cache-control", "no-store").end(text);
  }

  private static HttpServerResponse response(HttpServerRequest request, int status, String type) {
    return request.response().setStatusCode(status).putHeader("content-type", type);
  }
}
