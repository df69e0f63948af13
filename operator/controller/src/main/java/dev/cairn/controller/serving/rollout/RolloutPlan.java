package dev.cairn.controller.serving.rollout;

import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.ServiceState;
import dev.cairn.crds.serving.Trip;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service's rollout needs now. It is carried out in this order, and the pass ends where a
 * write is refused: create and scale up by {@code sizes}, write {@code roles}, create the journal's
 * entry, write the status with the version that was planned from, send events, take roles away from
 * revisions that have none, remove.
 *
 * @param stable the revision that serves
 * @param candidate the one that is being tried
 * @param shares the route table's rows, weights summing to 100; empty: the table stays as it is
 * @param shadowing whether requests are copied to the candidate
 * @param rollout the rollout in progress
 * @param blocked revisions that get no weight
 * @param history the last ten rollouts, newest last
 * @param sizes least replicas that revisions need now; a revision that is absent keeps its size
 * @param roles role to be written on the revisions' Deployments before the status is; those absent
 *     lose theirs afterwards
 * @param removable revisions that nobody needs and no router uses
 * @param standing state, reason and message
 * @param events to be sent once the status is written
 * @param verdict entry of the journal to be created before the status is written; one of that
 *     number that exists means: plan again
 * @param tripped pods that took the candidate's weight away in this rollout, at most 20
 * @param next when to look again if nothing happens
 */
public record RolloutPlan(
    @Nullable RevisionStatus stable,
    @Nullable RevisionStatus candidate,
    List<Share> shares,
    boolean shadowing,
    @Nullable RolloutStatus rollout,
    List<BlockedRevision> blocked,
    List<RolloutOutcome> history,
    Map<String, Integer> sizes,
    Map<String, RevisionRole> roles,
    Set<String> removable,
    Standing standing,
    List<PlannedEvent> events,
    Optional<LastVerdict> verdict,
    List<Trip> tripped,
    Duration next) {
  public RolloutPlan {
    shares = List.copyOf(shares);
    blocked = List.copyOf(blocked);
    history = List.copyOf(history);
    sizes = Map.copyOf(sizes);
    roles = Map.copyOf(roles);
    removable = Set.copyOf(removable);
    events = List.copyOf(events);
    tripped = List.copyOf(tripped);
  }

  /**
   * A service in words.
   *
   * @param state for printing
   * @param reason of condition Ready
   * @param message what happened, and what to do
   */
  public record Standing(ServiceState state, ServiceReason reason, String message) {}
}
