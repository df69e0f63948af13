package dev.cairn.router.api;

import dev.cairn.contract.routing.PredictionRecord;
import dev.cairn.contract.routing.RouterStats;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What serves the requests. */
public interface DataPlane {
  /**
   * Replaces all routes. Listens on new ports, closes those gone, keeps the others' connections.
   * The future ends when every new port accepts; it fails with the ports that could not be opened,
   * the others work.
   */
  Future<Void> apply(Collection<ServiceRoute> routes);

  /** Counts as the contract says; safe from any thread. */
  RouterStats stats();

  /** What is still in memory about a request, oldest first; safe from any thread. */
  List<PredictionRecord> records(String requestId);

  /** Prometheus text format. */
  String metrics();

  /** Takes no new connections, lets requests in flight end, at most that long. */
  Future<Void> drain(Duration atMost);
}
