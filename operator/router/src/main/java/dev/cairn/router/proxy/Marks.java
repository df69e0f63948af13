package dev.cairn.router.proxy;

import dev.cairn.contract.routing.RouteHeaders;
import dev.cairn.crds.serving.RouteTable.Backend;
import dev.cairn.router.count.Outcome;
import dev.cairn.router.upstream.Target;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** Says on an answer who gave it. */
final class Marks {
  private Marks() {}

  /** {@code by} is null when no revision answered, {@code reason} when nothing stands in. */
  static void put(
      HttpServerResponse response,
      Dispatch dispatch,
      @Nullable Target by,
      @Nullable Outcome reason) {
    response.putHeader(RouteHeaders.REQUEST_ID, dispatch.requestId());
    response.putHeader(RouteHeaders.ROUTE, dispatch.route().route().table().id());
    if (reason != null) {
      response.putHeader(RouteHeaders.FALLBACK, reason.said());
    }
    if (by == null) {
      return;
    }
    Backend backend = by.arm().backend();
    response.putHeader(RouteHeaders.REVISION, backend.revision());
    response.putHeader(RouteHeaders.ROLE, RoleName.of(backend.role()));
    if (backend.modelVersion() != null) {
      response.putHeader(RouteHeaders.MODEL_VERSION, backend.modelVersion());
    }
    if (backend.artifactDigest() != null) {
      response.putHeader(RouteHeaders.DIGEST, backend.artifactDigest());
    }
  }
}
