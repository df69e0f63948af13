package dev.cairn.router.proxy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.contract.routing.RouteHeaders;
import dev.cairn.crds.model.UnitKey;
import dev.cairn.router.schema.Bodies;
import dev.cairn.router.upstream.Ask;
import dev.cairn.router.upstream.Forwarded;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What passes through, and how requests are recognised. */
final class Passing {
  private static final String TRACE = "traceparent";
  private static final String LENGTH = "content-length";
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  /** Ids of clients go into logs and headers as they are. */
  private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private Passing() {}

  static boolean isUpgrade(HttpServerRequest request) {
    String connection = request.getHeader("connection");
    return request.headers().contains("upgrade")
        && connection != null
        && connection.toLowerCase(Locale.ROOT).contains("upgrade");
  }

  static boolean hasBody(HttpServerRequest request) {
    return request.headers().contains(LENGTH) || request.headers().contains("transfer-encoding");
  }

  /** The client's id, or one that is made. */
  static String requestId(HttpServerRequest request, RandomGenerator random) {
    String given = request.getHeader(RouteHeaders.REQUEST_ID);
    return given != null && REQUEST_ID.matcher(given).matches()
        ? given
        : hex(random.nextLong()) + hex(random.nextLong());
  }

  /** The client's key; null without one, or when it stands in a body that is not read. */
  static @Nullable String stickyKey(HttpServerRequest request, LaneRoute route, Body body) {
    UnitKey sticky = route.route().table().sticky();
    if (sticky == null) {
      return null;
    }
    if (sticky.header() != null) {
      return request.getHeader(sticky.header());
    }
    JsonPointer field = route.route().pointers().sticky();
    JsonNode document = field == null ? null : body.json();
    return field == null || document == null
        ? null
        : Bodies.key(document, route.route().pointers().features(), field);
  }

  /** What is forwarded. */
  static Ask ask(HttpServerRequest request, Body body, String id, RandomGenerator random) {
    MultiMap headers = Forwarded.of(request.headers()).remove(LENGTH);
    headers.set(RouteHeaders.REQUEST_ID, id);
    if (request.authority() != null) {
      headers.set("host", request.authority().toString());
    }
    if (!headers.contains(TRACE)) {
      // https://www.w3.org/TR/trace-context/: version, trace, parent, not sampled.
      String trace = hex(random.nextLong()) + hex(random.nextLong() | 1);
      headers.set(TRACE, "00-" + trace + '-' + hex(random.nextLong() | 1) + "-00");
    }
    return new Ask(request.method(), request.uri(), headers, body::sendTo);
  }

  /** Puts status and headers of a predictor's answer on the client's. */
  static void answerHeaders(HttpClientResponse answer, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    int status = answer.statusCode();
    response.setStatusCode(status);
    MultiMap headers = Forwarded.of(answer.headers());
    boolean bodiless =
        request.method().equals(HttpMethod.HEAD) || status == NO_CONTENT || status == NOT_MODIFIED;
    if (!headers.contains(LENGTH) && !bodiless) {
      response.setChunked(true);
    }
    headers.forEach((name, value) -> response.headers().add(name, value));
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }
}
