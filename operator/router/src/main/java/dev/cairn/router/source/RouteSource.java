package dev.cairn.router.source;

import dev.cairn.router.api.DataPlane;
import dev.cairn.router.api.Endpoint;
import dev.cairn.router.api.ServiceRoute;
import dev.cairn.router.source.TablePlan.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data plane's routes as the API server tells them. All decisions are made on one thread,
 * one pass after the other; a pass hands over everything, so one that was skipped is never missed.
 */
public final class RouteSource implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RouteSource.class.getName());
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final int APPLY_SECONDS = 30;
  private static final int CLOSE_SECONDS = 2;

  private final String namespace;
  private final ClusterView view;
  private final Signatures signatures;
  private final RouteDisk disk;
  private final DataPlane plane;
  private final Runnable routed;
  private final SourceCounts counts = new SourceCounts();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("cairn-routes").factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private final Passes passes = new Passes(thread, this::pass);

  private List<HeldTable> held = List.of();
  private Set<String> refused = Set.of();
  private @Nullable List<ServiceRoute> applied;

  /**
   * What the source works with.
   *
   * @param view of the namespace
   * @param signatures of versions
   * @param disk for the last routes
   */
  record Parts(String namespace, ClusterView view, Signatures signatures, RouteDisk disk) {}

  /**
   * A source that was not started yet.
   *
   * @param routed is called after routes were applied, from the source's thread
   */
  RouteSource(Parts parts, DataPlane plane, Runnable routed) {
    this.namespace = parts.namespace();
    this.view = parts.view();
    this.signatures = parts.signatures();
    this.disk = parts.disk();
    this.plane = plane;
    this.routed = routed;
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Applies what is on disk, then begins to watch. */
  public void start() {
    thread.execute(this::restore);
    view.start(passes::request);
  }

  /** Counts in Prometheus text format. */
  public String metrics() {
    return counts.text();
  }

  /** Ends the watch; the data plane keeps its routes. */
  @Override
  public void close() {
    view.close();
    thread.shutdown(); // a pass that has begun may keep on disk what it handed over
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warning("a pass does not end; it is interrupted");
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void restore() {
    Optional<List<ServiceRoute>> kept = disk.read();
    if (kept.isEmpty()) {
      return;
    }
    List<ServiceRoute> routes = kept.get();
    held =
        routes.stream()
            .map(route -> new HeldTable(route.name(), route.uid(), route.table()))
            .toList();
    routes.forEach(route -> signatures.remember(route.table(), route.signatures()));
    LOG.info("routes of " + routes.size() + " services are taken from disk");
    apply(routes);
  }

  private void pass() {
    if (!view.isSynced()) {
      return;
    }
    try {
      counts.synced.set(1);
      TablePlan plan = TablePlanner.plan(held, view.services());
      report(plan.refusals());
      held = plan.tables();
      signatures.retain(held.stream().map(HeldTable::table).toList());
      List<ServiceRoute> routes = routes();
      Duration next = signatures.next();
      if (next != null) {
        passes.requestAfter(next);
      }
      if (!routes.equals(applied)) {
        apply(routes);
        keep(routes);
      }
    } catch (RuntimeException e) {
      counts.passFailures.incrementAndGet();
      LOG.log(Level.SEVERE, "routes were not brought up to date; tried again", e);
      passes.requestAfter(AGAIN);
    }
  }

  private List<ServiceRoute> routes() {
    ReadyEndpoints ready = new ReadyEndpoints(view.slices());
    List<ServiceRoute> routes = new ArrayList<>();
    for (HeldTable table : held) {
      Map<String, List<Endpoint>> endpoints = new HashMap<>();
      table
          .table()
          .backends()
          .forEach(
              backend ->
                  endpoints.put(backend.service(), ready.of(backend.service(), backend.port())));
      routes.add(
          new ServiceRoute(
              namespace,
              table.name(),
              table.uid(),
              table.table(),
              signatures.of(table.table()),
              Map.copyOf(endpoints)));
    }
    return List.copyOf(routes);
  }

  private void report(List<Refusal> refusals) {
    Set<String> now = new HashSet<>();
    for (Refusal refusal : refusals) {
      now.add(refusal.object());
      if (!refused.contains(refusal.object())) {
        counts.refused.incrementAndGet();
        LOG.warning("the table of " + refusal.service() + " is not taken: " + refusal.why());
      }
    }
    refused = now;
    counts.refusedNow.set(now.size());
  }

  private void apply(List<ServiceRoute> routes) {
    try {
      plane
          .apply(routes)
          .toCompletionStage()
          .toCompletableFuture()
          .get(APPLY_SECONDS, TimeUnit.SECONDS);
      applied = routes;
      done(routes);
    } catch (ExecutionException e) {
      failed(String.valueOf(e.getCause()));
      done(routes); // the ports that could be opened work
    } catch (TimeoutException e) {
      failed("no answer after " + APPLY_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the source is being closed
    }
  }

  private void done(List<ServiceRoute> routes) {
    counts.applied.incrementAndGet();
    counts.services.set(routes.size());
    routed.run();
  }

  private void failed(String why) {
    applied = null;
    counts.applyFailures.incrementAndGet();
    LOG.severe("not all routes are in effect; tried again: " + why);
    passes.requestAfter(AGAIN);
  }

  private void keep(List<ServiceRoute> routes) {
    try {
      disk.write(routes);
    } catch (IOException e) {
      counts.diskFailures.incrementAndGet();
      LOG.log(Level.WARNING, "routes are not kept on disk", e);
    }
  }
}
