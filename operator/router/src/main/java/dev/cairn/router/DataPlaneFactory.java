package dev.cairn.router;

import dev.cairn.router.api.DataPlane;
import dev.cairn.router.config.RouterSettings;
import io.vertx.core.Vertx;

/** Makes the data plane that a router runs. */
@FunctionalInterface
public interface DataPlaneFactory {
  /**
   * Starts a data plane without routes.
   *
   * @param vertx whose event loops serve the traffic, and nothing else
   * @param eventLoops how many it has
   */
  DataPlane start(Vertx vertx, int eventLoops, RouterSettings settings);
}
