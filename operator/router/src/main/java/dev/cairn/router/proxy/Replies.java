package dev.cairn.router.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cairn.router.count.Outcome;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers of the router itself: {@code {"error": "..."}}. */
final class Replies {
  private static final int BAD_REQUEST = 400;
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;

  private Replies() {}

  /** Status of a request that nobody answered. */
  static int status(Outcome outcome) {
    return switch (outcome) {
      case TIMEOUT -> GATEWAY_TIMEOUT;
      case OVERLOAD, NO_ENDPOINT -> UNAVAILABLE;
      default -> BAD_GATEWAY;
    };
  }

  /** What is said about it. */
  static String sentence(Outcome outcome) {
    return switch (outcome) {
      case TIMEOUT -> "the predictor did not answer in time";
      case OVERLOAD -> "all connections to the predictor are busy";
      case NO_ENDPOINT -> "no predictor is ready";
      default -> "the predictor closed the connection, or refused it";
    };
  }

  /** Sends an error; headers of the route are on the response already. */
  static void send(HttpServerResponse response, int status, String message) {
    sendJson(
        response, status, JsonNodeFactory.instance.objectNode().put("error", message).toString());
  }

  /** Sends a JSON document. */
  static void sendJson(HttpServerResponse response, int status, String document) {
    if (status == UNAVAILABLE) {
      response.putHeader("retry-after", "1");
    }
    response.setStatusCode(status).putHeader("content-type", "application/json").end(document);
  }

  /** Refuses a request whose end is unknown, and ends its connection. */
  static void refuse(HttpServerRequest request, String message) {
    request.response().putHeader("connection", "close");
    request.response().endHandler(ignored -> request.connection().close());
    send(request.response(), BAD_REQUEST, message);
  }

  /** For heads that are no HTTP. */
  static void malformed(HttpServerRequest request) {
    refuse(request, "this is no HTTP request");
  }
}
