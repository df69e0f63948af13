package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.InferenceServiceSpec;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RouteTable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision about a service's rollout may look at.
 *
 * @param spec what is asked for
 * @param generation metadata.generation of it
 * @param before the persisted status; empty when it never was or was lost
 * @param target what the spec names
 * @param rollbackTarget what {@link Levers#rollback()} names; null without
 * @param revisions live Deployments by revision name
 * @param levers annotations of people
 * @param evidence of the persisted table
 * @param journal the greatest entry
 * @param now the time
 */
public record RolloutCase(
    InferenceServiceSpec spec,
    long generation,
    InferenceServiceStatus before,
    Target target,
    @Nullable Target rollbackTarget,
    Map<String, RevisionSeen> revisions,
    Levers levers,
    Evidence evidence,
    Optional<LastVerdict> journal,
    Instant now) {
  public RolloutCase {
    revisions = Map.copyOf(revisions);
  }

  /** The live Deployment of a revision. */
  Optional<RevisionSeen> seen(@Nullable String revision) {
    return Optional.ofNullable(revision).map(revisions::get);
  }

  /** Ready pods of a revision. */
  int ready(@Nullable String revision) {
    return seen(revision).map(RevisionSeen::readyReplicas).orElse(0);
  }

  /** Who a revision is, by its Deployment, by what is asked for, or by the persisted table. */
  Optional<RevisionIdentity> identity(@Nullable String revision) {
    return seen(revision)
        .map(RevisionSeen::identity)
        .or(() -> found(target, revision))
        .or(() -> rollbackTarget == null ? Optional.empty() : found(rollbackTarget, revision))
        .or(() -> backend(revision).map(RevisionIdentity::of));
  }

  private static Optional<RevisionIdentity> found(Target target, @Nullable String revision) {
    return target instanceof Target.Found found && found.revision().name().equals(revision)
        ? Optional.of(found.revision())
        : Optional.empty();
  }

  private Optional<RouteTable.Backend> backend(@Nullable String revision) {
    return table().stream()
        .flatMap(table -> table.backends().stream())
        .filter(backend -> backend.revision().equals(revision))
        .findFirst();
  }

  /** The persisted table. */
  Optional<RouteTable> table() {
    return Optional.ofNullable(before.traffic());
  }

  /** Percent of the traffic that the persisted table gives to a revision. */
  int persistedWeight(String revision) {
    return table().stream()
        .flatMap(table -> table.backends().stream())
        .filter(backend -> backend.revision().equals(revision))
        .mapToInt(RouteTable.Backend::weight)
        .sum();
  }

  /** Counts of the persisted table; empty when there are none, or they are of another one. */
  Optional<Evidence.Counted> counted() {
    return evidence instanceof Evidence.Counted counted
            && table().filter(table -> table.id().equals(counted.table())).isPresent()
        ? Optional.of(counted)
        : Optional.empty();
  }
}
