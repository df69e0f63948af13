package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RolloutOutcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which revisions may go: those that the persisted status gives neither a role nor weight, and that
 * routers no longer use. What was only decided in this pass removes nothing.
 */
final class RemovalPolicy {
  /** A router pod that cannot be asked counts as done after so long. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** Requests that do not end are waited for so long. */
  private static final Duration DRAINING = Duration.ofMinutes(10);

  private static final Set<String> ROLES =
      Set.of(RevisionRole.STABLE.name(), RevisionRole.CANDIDATE.name(), RevisionRole.SHADOW.name());

  private RemovalPolicy() {}

  /** Names of the revisions that may be deleted. */
  static Set<String> removable(RolloutCase that, Memory persisted, Memory after) {
    if (that.table().isEmpty()) {
      return Set.of(); // routers may still use a table that was lost
    }
    return idle(that, persisted, after).stream()
        .filter(revision -> !isMarked(that, revision))
        .filter(revision -> isDrained(that, persisted, revision))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Live revisions without role and weight, before and after this pass. */
  static Set<String> idle(RolloutCase that, Memory persisted, Memory after) {
    Set<String> needed = new HashSet<>();
    for (Memory memory : List.of(persisted, after)) {
      needed.add(memory.stableName());
      needed.add(memory.candidateName());
    }
    return that.revisions().keySet().stream()
        .filter(name -> !needed.contains(name))
        .filter(name -> that.persistedWeight(name) == 0)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Another leader marks a Deployment before it gives it weight: who sees the mark, or deletes an
   * older version of the Deployment, is behind.
   */
  private static boolean isMarked(RolloutCase that, String revision) {
    return that.seen(revision)
        .map(RevisionSeen::roleAnnotation)
        .filter(role -> ROLES.contains(role.toUpperCase(Locale.ROOT)))
        .isPresent();
  }

  private static boolean isDrained(RolloutCase that, Memory persisted, String revision) {
    Duration idle = idleFor(that, persisted);
    Optional<Evidence.Counted> counted = that.counted();
    boolean quiet = counted.map(said -> inFlight(said, revision) == 0).orElse(true);
    boolean waited = idle.compareTo(quiet ? SILENCE : DRAINING) >= 0;
    if (counted.isEmpty() || !counted.get().complete()) {
      return waited;
    }
    return counted.get().acknowledged() && (quiet || waited);
  }

  private static long inFlight(Evidence.Counted counted, String revision) {
    return counted.inFlight().getOrDefault(revision, 0L);
  }

  /**
   * Time since the table can last have changed: since a rollout ended or a condition turned, which
   * they all do when a lost status is written anew.
   */
  private static Duration idleFor(RolloutCase that, Memory persisted) {
    return Stream.concat(
            persisted.history().stream().map(RolloutOutcome::finishedAt),
            that.before().conditions().stream().map(StatusCondition::lastTransitionTime))
        .map(text -> Timestamps.since(text, that.now()))
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
