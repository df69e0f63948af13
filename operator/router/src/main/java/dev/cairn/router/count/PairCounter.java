package dev.cairn.router.count;

import dev.cairn.contract.routing.PairStats;

/** Compared answers under one table on one event loop, or the sum over event loops. */
public final class PairCounter {
  private long pairs;
  private long disagreed;
  private long dropped;
  private final DistinctUnits units = new DistinctUnits();

  /** Two predictions were compared; {@code unit} is a hash of whose request it was. */
  public synchronized void compared(boolean agree, long unit) {
    pairs++;
    if (!agree) {
      disagreed++;
      units.add(unit);
    }
  }

  /** A copy was not made. */
  public synchronized void dropped() {
    dropped++;
  }

  synchronized void addTo(PairCounter sum) {
    sum.pairs += pairs;
    sum.disagreed += disagreed;
    sum.dropped += dropped;
    units.addTo(sum.units);
  }

  synchronized PairStats stats() {
    return new PairStats(pairs, disagreed, units.count(), dropped);
  }
}
