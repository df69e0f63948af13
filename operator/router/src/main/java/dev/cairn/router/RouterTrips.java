package dev.cairn.router;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.analytics.sequential.Slice;
import dev.cairn.analytics.sequential.TripRule;
import dev.cairn.contract.routing.ArmStats;
import dev.cairn.router.count.TripCheck;
import java.util.List;

/** Asks the statistics whether this pod's own counts suffice. */
final class RouterTrips implements TripCheck {
  @Override
  public boolean trips(double limit, ArmStats candidate, ArmStats stable, double share) {
    return TripRule.trips(limit, arm(candidate), arm(stable), share);
  }

  /** Latencies are left out: only failures may trip. */
  private static Arm arm(ArmStats stats) {
    ArmStats.Counts counts = stats.counts();
    List<Slice> slices =
        stats.panes().stream()
            .map(
                pane ->
                    new Slice(pane.start(), pane.counts().requests(), pane.counts().failures(), 0))
            .toList();
    return new Arm(
        counts.requests(),
        counts.failures(),
        counts.slow(),
        stats.failedUnits(),
        slices,
        List.of());
  }
}
