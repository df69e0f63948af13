package dev.cairn.router.count;

import dev.cairn.contract.routing.ServiceStats;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts of all services. Safe from any thread. */
public final class CountBook {
  private final int lanes;
  private final Map<String, ServiceBook> services = new ConcurrentHashMap<>();

  /** For so many event loops. */
  public CountBook(int lanes) {
    this.lanes = lanes;
  }

  /** The book of a service. */
  public ServiceBook open(String service, String uid) {
    return services.computeIfAbsent(uid, key -> new ServiceBook(service, key, lanes));
  }

  /** Forgets every other service. */
  public void retain(Set<String> uids) {
    services.keySet().retainAll(uids);
  }

  /** All counts. */
  public List<ServiceStats> stats() {
    return services.values().stream()
        .sorted(Comparator.comparing(ServiceBook::service))
        .map(ServiceBook::stats)
        .toList();
  }
}
