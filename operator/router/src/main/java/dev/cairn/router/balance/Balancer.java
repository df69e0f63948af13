package dev.cairn.router.balance;

import dev.cairn.router.api.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the less loaded of two random endpoints (Mitzenmacher 2001, "The power of two choices in
 * randomized load balancing"), without those that refused a connection a moment ago.
 */
public final class Balancer {
  private final RandomGenerator random;
  private List<EndpointLoad> loads = List.of();

  public Balancer(RandomGenerator random) {
    this.random = random;
  }

  /** Takes a new list; what is known about endpoints that stay is kept. */
  public void use(List<Endpoint> endpoints) {
    Map<Endpoint, EndpointLoad> known = new HashMap<>();
    loads.forEach(load -> known.put(load.endpoint(), load));
    loads =
        endpoints.stream()
            .distinct()
            .map(endpoint -> known.getOrDefault(endpoint, new EndpointLoad(endpoint)))
            .toList();
  }

  /**
   * The endpoint for a request; null when there is none.
   *
   * @param not one that has failed the request already; null at first
   * @param now {@link System#nanoTime()}
   */
  public @Nullable EndpointLoad pick(@Nullable EndpointLoad not, long now) {
    List<EndpointLoad> usable = new ArrayList<>(loads.size());
    for (EndpointLoad load : loads) {
      if (load != not && !load.isEjected(now)) {
        usable.add(load);
      }
    }
    if (usable.isEmpty()) {
      loads.stream().filter(load -> load != not).forEach(usable::add);
    }
    return usable.isEmpty() ? null : lessLoaded(usable, now);
  }

  /**
   * The endpoint refused a connection: it is left alone for 1 s, doubling up to 30 s, unless that
   * would leave less than half of the endpoints.
   *
   * @return whether it was ejected
   */
  public boolean refused(EndpointLoad refusing, long now) {
    long ejected = loads.stream().filter(load -> load.isEjected(now)).count();
    if (refusing.isEjected(now) || 2 * (ejected + 1) > loads.size()) {
      return false;
    }
    refusing.eject(now);
    return true;
  }

  private EndpointLoad lessLoaded(List<EndpointLoad> usable, long now) {
    if (usable.size() == 1) {
      return usable.getFirst();
    }
    int first = random.nextInt(usable.size());
    int second = random.nextInt(usable.size() - 1);
    EndpointLoad one = usable.get(first);
    EndpointLoad other = usable.get(second < first ? second : second + 1);
    return other.load(now) < one.load(now) ? other : one;
  }
}
