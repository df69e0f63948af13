package dev.cairn.controller.registry;

import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutOutcome.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an InferenceService says of versions. Two states of a service with equal facts are the same
 * to every version.
 *
 * @param service its name
 * @param isTold whether its status says anything yet; one that was lost is told anew by and by
 * @param places versions in use or refused
 * @param asked versions that its spec names
 * @param past how the last rollout of a version ended, when it was decided
 */
record ServingFacts(
    String service,
    boolean isTold,
    List<ServingPlace> places,
    Set<String> asked,
    Map<String, Outcome> past) {
  ServingFacts {
    places = List.copyOf(places);
    asked = Set.copyOf(asked);
    past = Map.copyOf(past);
  }

  static ServingFacts of(InferenceService service) {
    InferenceServiceStatus status = service.getStatus();
    boolean told =
        status != null && status.observedGeneration() != null && status.observedGeneration() >= 0;
    return new ServingFacts(
        service.getMetadata().getName(),
        told,
        told ? ServingPlaces.of(status) : List.of(),
        asked(service),
        told ? past(status) : Map.of());
  }

  private static Set<String> asked(InferenceService service) {
    Optional<String> fallback =
        Optional.ofNullable(service.getSpec().fallback())
            .map(Fallback::version)
            .map(Fallback.Version::name);
    return Stream.concat(Stream.ofNullable(service.getSpec().model().version()), fallback.stream())
        .collect(Collectors.toSet());
  }

  /** The last of each version counts; one that was superseded or aborted says nothing of it. */
  private static Map<String, Outcome> past(InferenceServiceStatus status) {
    return status.history().stream()
        .filter(rollout -> rollout.modelVersion() != null)
        .filter(rollout -> isPromotion(rollout) || rollout.outcome() == Outcome.ROLLED_BACK)
        .sorted(Comparator.comparing(RolloutOutcome::number))
        .collect(
            Collectors.toMap(
                rollout -> String.valueOf(rollout.modelVersion()),
                RolloutOutcome::outcome,
                (earlier, later) -> later));
  }

  /** Whether the candidate of a rollout became stable. */
  static boolean isPromotion(RolloutOutcome rollout) {
    return rollout.outcome() == Outcome.PROMOTED || rollout.outcome() == Outcome.UNPROVEN;
  }

  /** All versions that it says anything of. */
  Set<String> named() {
    return Stream.of(
            places.stream().map(ServingPlace::version), asked.stream(), past.keySet().stream())
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  /** The places of one version. */
  Stream<ServingPlace> places(String version) {
    return places.stream().filter(place -> place.version().equals(version));
  }
}
