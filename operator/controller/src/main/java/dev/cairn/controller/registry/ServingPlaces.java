package dev.cairn.controller.registry;

import dev.cairn.crds.registry.Deployment.Role;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.RouteTable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which version is what in a service, read from its status. */
final class ServingPlaces {
  private final InferenceServiceStatus status;

  private ServingPlaces(InferenceServiceStatus status) {
    this.status = status;
  }

  /** One place per version and role. */
  static List<ServingPlace> of(InferenceServiceStatus status) {
    ServingPlaces places = new ServingPlaces(status);
    return Stream.of(places.stable(), places.candidate(), places.fallback(), places.refused())
        .flatMap(some -> some)
        .collect(
            Collectors.toMap(
                place -> List.of(place.version(), place.role()),
                place -> place,
                (first, other) -> first,
                LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  private Stream<ServingPlace> stable() {
    return Stream.ofNullable(status.stable())
        .flatMap(stable -> place(stable, Role.STABLE, promotedAt(stable.revision())));
  }

  /** One that was refused may still be there until its last requests are answered. */
  private Stream<ServingPlace> candidate() {
    RevisionStatus candidate = status.candidate();
    if (candidate == null || (status.rollout() == null && isBlocked(candidate.revision()))) {
      return Stream.empty();
    }
    RolloutStatus rollout = status.rollout();
    boolean shadow = rollout != null && rollout.phase() == RolloutStatus.Phase.SHADOW;
    return place(
        candidate,
        shadow ? Role.SHADOW : Role.CANDIDATE,
        rollout == null ? null : rollout.startedAt());
  }

  private Stream<ServingPlace> place(RevisionStatus revision, Role role, @Nullable String since) {
    return Stream.ofNullable(revision.modelVersion())
        .map(version -> new ServingPlace(version, role, percent(revision), since));
  }

  private @Nullable Integer percent(RevisionStatus revision) {
    return Optional.ofNullable(revision.weight())
        .or(
            () ->
                backends()
                    .filter(backend -> backend.revision().equals(revision.revision()))
                    .map(RouteTable.Backend::weight)
                    .findFirst())
        .orElse(null);
  }

  private Stream<RouteTable.Backend> backends() {
    return Stream.ofNullable(status.traffic()).flatMap(table -> table.backends().stream());
  }

  private Stream<ServingPlace> fallback() {
    Stream<String> routed =
        backends()
            .filter(backend -> backend.role() == RevisionRole.FALLBACK)
            .flatMap(backend -> Stream.ofNullable(backend.modelVersion()));
    Stream<String> named =
        Stream.ofNullable(status.traffic())
            .flatMap(table -> Stream.ofNullable(table.fallback()))
            .flatMap(fallback -> Stream.ofNullable(fallback.version()))
            .map(Fallback.Version::name);
    return Stream.concat(routed, named)
        .map(version -> new ServingPlace(version, Role.FALLBACK, null, null));
  }

  private Stream<ServingPlace> refused() {
    return status.blockedRevisions().stream()
        .filter(blocked -> !isTriedAgain(blocked.revision()))
        .flatMap(
            blocked ->
                Stream.ofNullable(blocked.modelVersion())
                    .map(version -> new ServingPlace(version, Role.REFUSED, null, blocked.at())));
  }

  private boolean isBlocked(@Nullable String revision) {
    return status.blockedRevisions().stream()
        .map(BlockedRevision::revision)
        .anyMatch(blocked -> blocked.equals(revision));
  }

  /** A block that was released may stay in the list, to count how often. */
  private boolean isTriedAgain(String revision) {
    return Stream.of(
            Optional.ofNullable(status.stable()),
            Optional.ofNullable(status.candidate()).filter(any -> status.rollout() != null))
        .flatMap(Optional::stream)
        .anyMatch(present -> revision.equals(present.revision()));
  }

  private @Nullable String promotedAt(@Nullable String revision) {
    return status.history().stream()
        .filter(rollout -> Objects.equals(rollout.revision(), revision))
        .filter(ServingFacts::isPromotion)
        .max(Comparator.comparing(RolloutOutcome::number))
        .map(RolloutOutcome::finishedAt)
        .orElse(null);
  }
}
