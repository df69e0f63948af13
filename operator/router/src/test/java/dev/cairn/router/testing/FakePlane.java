package dev.cairn.router.testing;

import dev.cairn.contract.routing.PredictionRecord;
import dev.cairn.contract.routing.RouterStats;
import dev.cairn.router.api.DataPlane;
import dev.cairn.router.api.ServiceRoute;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A data plane that remembers what it was told. */
public final class FakePlane implements DataPlane {
  /** Only a bound for tests that have failed already. */
  private static final int PATIENCE_SECONDS = 60;

  private final BlockingQueue<List<ServiceRoute>> applied = new LinkedBlockingQueue<>();
  private final BlockingQueue<Future<Void>> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Duration> drained = new LinkedBlockingQueue<>();
  private final Map<String, List<PredictionRecord>> records = new ConcurrentHashMap<>();

  /** What the next apply answers instead of success. */
  public FakePlane answerNext(Future<Void> answer) {
    answers.add(answer);
    return this;
  }

  public FakePlane keep(PredictionRecord record) {
    records.put(record.requestId(), List.of(record));
    return this;
  }

  /** Waits for the next routes. */
  public List<ServiceRoute> nextRoutes() throws InterruptedException {
    List<ServiceRoute> routes = applied.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (routes == null) {
      throw new AssertionError("no routes were applied");
    }
    return routes;
  }

  /** Waits for routes that are as they should be, whatever was applied before. */
  public List<ServiceRoute> routesThat(Predicate<List<ServiceRoute>> wanted)
      throws InterruptedException {
    List<ServiceRoute> routes = nextRoutes();
    while (!wanted.test(routes)) {
      routes = nextRoutes();
    }
    return routes;
  }

  /** How many routes were applied and not yet looked at. */
  public int unread() {
    return applied.size();
  }

  /** How long the drains were to take, in order. */
  public List<Duration> drains() {
    return List.copyOf(drained);
  }

  @Override
  public Future<Void> apply(Collection<ServiceRoute> routes) {
    applied.add(List.copyOf(routes));
    Future<Void> answer = answers.poll();
    return answer == null ? Future.succeededFuture() : answer;
  }

  @Override
  public RouterStats stats() {
    return new RouterStats("pod-1", "pod-uid", 1_000, List.of());
  }

  @Override
  public List<PredictionRecord> records(String requestId) {
    return records.getOrDefault(requestId, List.of());
  }

  @Override
  public String metrics() {
    return "cairn_plane_up 1\n";
  }

  @Override
  public Future<Void> drain(Duration atMost) {
    drained.add(atMost);
    return Future.succeededFuture();
  }
}
