package dev.cairn.router;

import dev.cairn.router.admin.AdminServer;
import dev.cairn.router.admin.HealthServer;
import dev.cairn.router.admin.LoopWatch;
import dev.cairn.router.admin.Readiness;
import dev.cairn.router.api.DataPlane;
import dev.cairn.router.config.RouterSettings;
import dev.cairn.router.source.Cluster;
import dev.cairn.router.source.RouteSource;
import dev.cairn.router.token.ControllerTokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A router that runs. */
final class Router {
  private static final Logger LOG = Logger.getLogger(Router.class.getName());
  private static final int LISTEN_SECONDS = 30;

  /** What a data plane that does not keep its word gets on top. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final RouterSettings settings;
  private final Threads threads;
  private final Cluster cluster;
  private final DataPlane plane;
  private final Readiness readiness = new Readiness();
  private final RouteSource source;

  private Router(
      RouterSettings settings, Threads threads, Cluster cluster, DataPlaneFactory factory) {
    this.settings = settings;
    this.threads = threads;
    this.cluster = cluster;
    this.plane = factory.start(threads.traffic(), threads.trafficLoops(), settings);
    this.source = cluster.routes(settings, plane, readiness::routed);
  }

  /**
   * Where a router listens besides its traffic.
   *
   * @param health port of health and metrics
   * @param admin port of the admin requests
   */
  record Ports(int health, int admin) {}

  /** Puts the parts together; nothing listens yet. */
  static Router of(
      RouterSettings settings, Threads threads, Cluster cluster, DataPlaneFactory factory) {
    return new Router(settings, threads, cluster, factory);
  }

  /**
   * Listens, takes routes from disk and begins to watch.
   *
   * @throws ExecutionException when a port cannot be opened
   * @throws TimeoutException when it takes too long
   */
  Ports start() throws ExecutionException, TimeoutException, InterruptedException {
    Vertx control = threads.control();
    ControllerTokens tokens =
        new ControllerTokens(
            cluster.keys(), settings.state(), settings.controller(), Clock.systemUTC());
    LoopWatch loops = LoopWatch.of(threads.traffic(), Clock.systemUTC());
    HealthServer health = new HealthServer(control, readiness, loops, this::metrics);
    AdminServer admin = new AdminServer(control, tokens, plane);
    int healthPort = await(health.listen(settings.healthPort()));
    int adminPort = await(admin.listen(settings.adminPort()));
    source.start();
    LOG.info(
        "routing namespace "
            + settings.namespace()
            + "; health on port "
            + healthPort
            + ", admin on port "
            + adminPort);
    return new Ports(healthPort, adminPort);
  }

  /** Takes no more requests, ends those in flight, then closes everything. */
  void stop() throws InterruptedException {
    readiness.draining();
    LOG.info("draining, at most " + settings.drain().toSeconds() + " s");
    source.close(); // first: a table that comes now must not open a port again
    Duration longest = settings.drain().plus(GRACE);
    try {
      plane
          .drain(settings.drain())
          .toCompletionStage()
          .toCompletableFuture()
          .get(longest.toMillis(), TimeUnit.MILLISECONDS);
      LOG.info("drained");
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "not every request was ended", e);
    }
    cluster.close();
    threads.close();
  }

  private String metrics() {
    return plane.metrics() + source.metrics();
  }

  private static <T> T await(Future<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.toCompletionStage().toCompletableFuture().get(LISTEN_SECONDS, TimeUnit.SECONDS);
  }
}
