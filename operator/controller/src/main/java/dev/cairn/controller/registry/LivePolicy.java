package dev.cairn.controller.registry;

import dev.cairn.crds.registry.Deployment;
import dev.cairn.crds.registry.Deployment.Role;
import dev.cairn.crds.registry.LiveState;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a version is in serving, in one word: of what several services say, the furthest. */
final class LivePolicy {
  private LivePolicy() {}

  /**
   * The word; null for a version that no service knows.
   *
   * @param uses where the version is used
   * @param services of its namespace
   * @param before the word up to now: what was live once is not forgotten with its service
   */
  static @Nullable LiveState of(
      String version,
      List<Deployment> uses,
      List<ServingFacts> services,
      @Nullable LiveState before) {
    Set<Role> roles = uses.stream().map(Deployment::role).collect(Collectors.toSet());
    if (roles.contains(Role.STABLE)) {
      return LiveState.LIVE;
    }
    if (uses.stream().anyMatch(LivePolicy::isAtWork)) {
      return LiveState.ROLLING;
    }
    if (roles.contains(Role.CANDIDATE)) {
      return LiveState.REQUESTED;
    }
    if (roles.contains(Role.REFUSED)) {
      return LiveState.ROLLED_BACK;
    }
    boolean asked = services.stream().anyMatch(service -> service.asked().contains(version));
    return asked || roles.contains(Role.FALLBACK)
        ? LiveState.REQUESTED
        : past(version, services, before);
  }

  private static boolean isAtWork(Deployment use) {
    Integer percent = use.percent();
    return use.role() == Role.SHADOW
        || (use.role() == Role.CANDIDATE && percent != null && percent > 0);
  }

  private static @Nullable LiveState past(
      String version, List<ServingFacts> services, @Nullable LiveState before) {
    Set<Outcome> ends =
        services.stream()
            .flatMap(service -> Stream.ofNullable(service.past().get(version)))
            .collect(Collectors.toSet());
    if (ends.contains(Outcome.PROMOTED) || ends.contains(Outcome.UNPROVEN)) {
      return LiveState.RETIRED;
    }
    if (ends.contains(Outcome.ROLLED_BACK)) {
      return LiveState.ROLLED_BACK;
    }
    return before == null ? null : after(before);
  }

  private static @Nullable LiveState after(LiveState before) {
    return switch (before) {
      case LIVE, RETIRED -> LiveState.RETIRED;
      case ROLLED_BACK -> LiveState.ROLLED_BACK;
      case REQUESTED, ROLLING, UNRECOGNISED -> null;
    };
  }
}
