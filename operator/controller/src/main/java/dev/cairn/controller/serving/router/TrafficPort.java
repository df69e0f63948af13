package dev.cairn.controller.serving.router;

import dev.cairn.controller.kube.Digests;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The router's port of a service. It is made from the names, so a service that lost its status
 * finds the port again that its clients' Service points to; where another service of the namespace
 * has it, the next free one is taken.
 */
public final class TrafficPort {
  /** Least port. */
  public static final int FIRST = 20_000;

  /** Greatest port. */
  public static final int LAST = 29_999;

  private static final int PORTS = LAST - FIRST + 1;

  /** Hexadecimal digits that are a number without a sign in 32 bits. */
  private static final int DIGITS = 7;

  /**
   * A service and the port that it has.
   *
   * @param service name of the InferenceService
   * @param since when the service was made, RFC 3339 in UTC
   * @param port its port; null: none yet
   */
  public record Holder(String service, String since, @Nullable Integer port) {
    private static final Comparator<Holder> SENIORITY =
        Comparator.comparing(Holder::since).thenComparing(Holder::service);
  }

  private TrafficPort() {}

  /**
   * The port of a service. One that it has is kept, unless an older service has the same: two that
   * were made at once may have chosen alike, and a router can listen only once.
   *
   * @param namespace of the service
   * @param service which, with the port that it has now
   * @param others services of the same namespace with their ports
   * @return empty when all ports of the namespace are taken
   */
  public static OptionalInt choose(String namespace, Holder service, Collection<Holder> others) {
    Integer present = service.port();
    if (present != null && isInRange(present) && !isHeldByElder(service, others)) {
      return OptionalInt.of(present);
    }
    Set<Integer> taken =
        others.stream()
            .map(Holder::port)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    int start = first(namespace, service.service());
    return IntStream.range(0, PORTS)
        .map(step -> FIRST + (start + step) % PORTS)
        .filter(port -> !taken.contains(port))
        .findFirst();
  }

  private static boolean isHeldByElder(Holder service, Collection<Holder> others) {
    return others.stream()
        .filter(other -> Objects.equals(other.port(), service.port()))
        .anyMatch(other -> Holder.SENIORITY.compare(other, service) < 0);
  }

  private static boolean isInRange(int port) {
    return port >= FIRST && port <= LAST;
  }

  private static int first(String namespace, String service) {
    return Integer.parseInt(Digests.prefix(namespace + "/" + service, DIGITS), 16) % PORTS;
  }
}
