package dev.cairn.router.source;

import dev.cairn.router.api.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Ready endpoints of Services, from their EndpointSlices. */
final class ReadyEndpoints {
  private static final String SERVICE = "kubernetes.io/service-name";
  private static final String USUAL_PORT = "http";
  private static final Comparator<Endpoint> ORDER =
      Comparator.comparing(Endpoint::host).thenComparing(Endpoint::port);

  private final Map<String, Map<String, List<EndpointSlice>>> slices = new HashMap<>();

  ReadyEndpoints(Collection<EndpointSlice> slices) {
    for (EndpointSlice slice : slices) {
      String service = slice.getMetadata().getLabels().get(SERVICE);
      if (service != null) {
        this.slices
            .computeIfAbsent(service, ignored -> new HashMap<>())
            .computeIfAbsent(String.valueOf(slice.getAddressType()), ignored -> new ArrayList<>())
            .add(slice);
      }
    }
  }

  /**
   * The endpoints of a Service, each once, in a fixed order. Of a Service with both families the
   * IPv4 addresses, since both are the same pods.
   *
   * @param port of the Service; where it has several, the one that its pods listen on, else the one
   *     named {@code http}
   */
  List<Endpoint> of(String service, int port) {
    Map<String, List<EndpointSlice>> families = slices.getOrDefault(service, Map.of());
    List<Endpoint> endpoints = ready(families.getOrDefault("IPv4", List.of()), port);
    return endpoints.isEmpty() ? ready(families.getOrDefault("IPv6", List.of()), port) : endpoints;
  }

  private static List<Endpoint> ready(List<EndpointSlice> slices, int port) {
    // An endpoint may stand in two slices while it moves from one to the other.
    TreeSet<Endpoint> found = new TreeSet<>(ORDER);
    for (EndpointSlice slice : slices) {
      Integer target = target(slice.getPorts(), port);
      if (target != null) {
        slice.getEndpoints().stream()
            .filter(ReadyEndpoints::isReady)
            .flatMap(endpoint -> endpoint.getAddresses().stream().limit(1))
            .forEach(address -> found.add(new Endpoint(address, target)));
      }
    }
    return List.copyOf(found);
  }

  private static @Nullable Integer target(List<EndpointPort> ports, int port) {
    if (ports.size() == 1) {
      return ports.getFirst().getPort();
    }
    return ports.stream()
        .filter(candidate -> Objects.equals(candidate.getPort(), port))
        .findFirst()
        .or(() -> ports.stream().filter(named -> USUAL_PORT.equals(named.getName())).findFirst())
        .map(EndpointPort::getPort)
        .orElse(null);
  }

  /** Unknown counts as ready: the API says so. */
  private static boolean isReady(io.fabric8.kubernetes.api.model.discovery.v1.Endpoint endpoint) {
    return endpoint.getConditions() == null
        || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
  }
}
