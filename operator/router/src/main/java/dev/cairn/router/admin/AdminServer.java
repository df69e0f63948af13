package dev.cairn.router.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.contract.routing.RouterPaths;
import dev.cairn.router.api.DataPlane;
import dev.cairn.router.token.ControllerTokens;
import dev.cairn.router.token.TokenVerdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** GET {@link RouterPaths#STATS} and {@link RouterPaths#RECORDS} for the controller. */
public final class AdminServer {
  private static final Logger LOG = Logger.getLogger(AdminServer.class.getName());
  private static final String SCHEME = "bearer ";
  private static final int LONGEST_ID = 256;

  private final Vertx vertx;
  private final HttpServer server;
  private final ControllerTokens tokens;
  private final DataPlane plane;

  /** A server that does not listen yet. */
  public AdminServer(Vertx vertx, ControllerTokens tokens, DataPlane plane) {
    this.vertx = vertx;
    this.server = vertx.createHttpServer(Answers.options());
    this.tokens = tokens;
    this.plane = plane;
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
    String token = token(request);
    if (token == null) {
      refuse(request, TokenVerdict.REFUSED);
      return;
    }
    vertx
        .executeBlocking(() -> tokens.check(token), false)
        .onSuccess(verdict -> judged(request, verdict))
        .onFailure(failure -> failed(request, failure));
  }

  private void judged(HttpServerRequest request, TokenVerdict verdict) {
    if (verdict != TokenVerdict.ACCEPTED) {
      refuse(request, verdict);
      return;
    }
    switch (Answers.path(request)) {
      case RouterPaths.STATS -> send(request, vertx.executeBlocking(plane::stats, false));
      case RouterPaths.RECORDS -> records(request);
      default ->
          Answers.text(
              request, 404, "there are " + RouterPaths.STATS + " and " + RouterPaths.RECORDS);
    }
  }

  private void records(HttpServerRequest request) {
    String id = request.getParam("request");
    if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
      Answers.text(
          request, 400, "the query parameter request must be a request id, 1 to 256 characters");
      return;
    }
    send(request, vertx.executeBlocking(() -> plane.records(id), false));
  }

  private void send(HttpServerRequest request, Future<?> answer) {
    answer
        .onSuccess(
            value -> {
              try {
                Answers.json(request, value);
              } catch (JsonProcessingException e) {
                failed(request, e);
              }
            })
        .onFailure(failure -> failed(request, failure));
  }

  private static void failed(HttpServerRequest request, Throwable failure) {
    LOG.log(Level.SEVERE, "a request to " + request.path() + " could not be answered", failure);
    Answers.text(request, 500, "this could not be answered; the log says why");
  }

  /** Says what is wanted; of what was wrong only what its owner must know. */
  private void refuse(HttpServerRequest request, TokenVerdict verdict) {
    switch (verdict) {
      case EXPIRED -> unauthorized(request, "expired");
      case AUDIENCE -> unauthorized(request, "audience");
      case NO_KEYS -> {
        request.response().putHeader("retry-after", "60");
        Answers.text(request, 503, "the cluster's keys are not known yet");
      }
      default -> unauthorized(request, null);
    }
  }

  private void unauthorized(HttpServerRequest request, @Nullable String why) {
    String detail =
        why == null ? "" : ", error=\"invalid_token\", error_description=\"" + why + "\"";
    request
        .response()
        .putHeader("www-authenticate", "Bearer realm=\"" + RouterPaths.AUDIENCE + "\"" + detail);
    String text = "wanted: " + tokens.wanted();
    Answers.text(request, 401, why == null ? text : text + " (" + why + ")");
  }

  private static @Nullable String token(HttpServerRequest request) {
    String header = request.getHeader("authorization");
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return null;
    }
    String token = header.substring(SCHEME.length()).strip();
    return token.isEmpty() ? null : token;
  }
}
