package dev.cairn.controller.routers;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.crds.serving.Trip;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the router pods of a namespace have counted for a service under one table.
 *
 * @param table id of the table that was asked for; whoever reads compares it with the one that he
 *     judges
 * @param acknowledged whether there is a ready pod, and every ready one answered this time and
 *     splits by this table
 * @param complete whether there is a ready pod, and every ready one answered this time
 * @param asked when the pods were asked last, by the controller's clock
 * @param since when the first pod began to use the table, milliseconds since the epoch by that
 *     pod's clock; null while none has
 * @param arms sums by revision and copies, those of vanished pods included; {@link
 *     ArmStats#failedUnits()} is an upper bound
 * @param shadow sums of comparisons; null when no pod compares
 * @param inFlight requests of any table that wait for an answer, by revision, in the pods that
 *     answered this time
 * @param tripped pods that treat the candidate's weight of this table as 0, by name; those that
 *     vanished since are among them
 * @param silent ready pods that did not answer this time, by name
 */
public record ServiceCounts(
    String table,
    boolean acknowledged,
    boolean complete,
    Instant asked,
    @Nullable Long since,
    List<ArmStats> arms,
    @Nullable PairStats shadow,
    Map<String, Long> inFlight,
    List<Trip> tripped,
    List<SilentPod> silent) {
  public ServiceCounts {
    arms = List.copyOf(arms);
    inFlight = Map.copyOf(inFlight);
    tripped = List.copyOf(tripped);
    silent = List.copyOf(silent);
  }

  /** Whether anything but the time differs. */
  boolean saysOtherThan(ServiceCounts other) {
    return !equals(
        new ServiceCounts(
            other.table,
            other.acknowledged,
            other.complete,
            asked,
            other.since,
            other.arms,
            other.shadow,
            other.inFlight,
            other.tripped,
            other.silent));
  }
}
