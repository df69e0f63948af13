package dev.cairn.controller.registry;

import dev.cairn.crds.registry.Deployment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a version is used. What makes a champion stands first, and is not cut off where services
 * are many.
 */
final class DeploymentsPolicy {
  private static final int MOST = 50;
  private static final Comparator<Deployment> ORDER =
      Comparator.comparing(Deployment::role).thenComparing(Deployment::inferenceService);

  private DeploymentsPolicy() {}

  /**
   * The uses of a version.
   *
   * @param services of its namespace
   * @param before what was said last: of a service whose status is lost it stays true, and a use
   *     whose beginning the service does not tell keeps the one that was seen
   * @param now the beginning of a use that is seen for the first time
   */
  static List<Deployment> of(
      String version, List<ServingFacts> services, List<Deployment> before, Instant now) {
    return services.stream()
        .flatMap(
            service ->
                service.isTold()
                    ? service
                        .places(version)
                        .map(place -> deployment(service.service(), place, before, now))
                    : in(service.service(), before))
        .sorted(ORDER)
        .limit(MOST)
        .toList();
  }

  private static Stream<Deployment> in(String service, List<Deployment> before) {
    return before.stream().filter(use -> use.inferenceService().equals(service));
  }

  private static Deployment deployment(
      String service, ServingPlace place, List<Deployment> before, Instant now) {
    String since =
        Optional.ofNullable(place.since())
            .or(
                () ->
                    in(service, before)
                        .filter(use -> use.role() == place.role())
                        .map(Deployment::since)
                        .filter(Objects::nonNull)
                        .findFirst())
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return new Deployment(service, place.role(), place.percent(), since);
  }
}
