package dev.cairn.router.count;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.contract.routing.ArmStats.Pane;
import java.util.List;
import java.util.TreeMap;

/** Counts of one revision under one table on one event loop, or the sum over event loops. */
public final class ArmCounter {
  private Counts counts = Counts.NONE;
  private final DistinctUnits failedUnits = new DistinctUnits();
  private final LatencyHistogram latency = new LatencyHistogram();
  private final TreeMap<Long, Counts> panes = new TreeMap<>();

  /** A request ended. */
  public synchronized void add(Ended ended) {
    Counts one = ended.counts();
    counts = counts.plus(one);
    if (one.failures() > 0) {
      failedUnits.add(ended.unit());
    }
    if (ended.micros() >= 0) {
      latency.add(ended.micros());
    }
    addPane(ended.dispatched() - Math.floorMod(ended.dispatched(), ArmStats.PANE_SECONDS), one);
  }

  synchronized void addTo(ArmCounter sum) {
    sum.counts = sum.counts.plus(counts);
    failedUnits.addTo(sum.failedUnits);
    latency.addTo(sum.latency);
    panes.forEach(sum::addPane);
  }

  synchronized ArmStats stats(ArmKey key) {
    List<Pane> slices =
        panes.entrySet().stream().map(pane -> new Pane(pane.getKey(), pane.getValue())).toList();
    return new ArmStats(
        key.revision(), key.copies(), counts, failedUnits.count(), latency.stats(), slices);
  }

  private void addPane(long start, Counts more) {
    panes.merge(start, more, Counts::plus);
    if (panes.size() > ArmStats.MOST_PANES) {
      panes.pollFirstEntry();
    }
  }
}
