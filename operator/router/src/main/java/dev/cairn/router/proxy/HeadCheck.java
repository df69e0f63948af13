package dev.cairn.router.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** Requests that two servers could read in two ways are refused before anyone reads them. */
final class HeadCheck {
  private static final int MOST_HEADERS = 200;

  private HeadCheck() {}

  /** Why a request is refused; null when it is not. */
  static @Nullable String refusal(HttpServerRequest request) {
    if (request.headers().size() > MOST_HEADERS) {
      return "too many headers";
    }
    int lengths = request.headers().getAll("content-length").size();
    if (lengths > 1 || (lengths == 1 && request.headers().contains("transfer-encoding"))) {
      return "the length of the body is given twice";
    }
    if (request.version() == HttpVersion.HTTP_1_1 && request.headers().getAll("host").size() != 1) {
      return "give exactly one Host";
    }
    if (request.method().equals(HttpMethod.CONNECT) || request.path() == null) {
      return "no tunnels here";
    }
    return null;
  }
}
