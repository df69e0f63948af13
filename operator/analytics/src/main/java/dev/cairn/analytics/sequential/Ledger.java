package dev.cairn.analytics.sequential;

import java.util.List;

/**
 * Reads counts of one outcome out of both arms, in whole or by block.
 *
 * @param origin since when requests count, seconds since the epoch. For {@link Outcome#SLOW} only:
 *     failures count from the first request on.
 */
record Ledger(Outcome outcome, Arm candidate, Arm control, long origin) {
  /** Routers keep so many units of failures apart at least; beyond, their number is a bound. */
  static final int MOST_UNITS = 1024;

  /** Since the start of the phase; slow requests of as long as slices are kept. */
  Compared whole() {
    return compared(new Block(1, origin, Long.MAX_VALUE), outcome == Outcome.FAILURE);
  }

  /** In one block. */
  Compared within(Block block) {
    return compared(block, false);
  }

  private Compared compared(Block block, boolean all) {
    List<Slice> left = all ? candidate.slices() : slices(candidate, block);
    List<Slice> right = all ? control.slices() : slices(control, block);
    if (outcome == Outcome.SLOW) {
      double spread = Math.max(outcome.spread(left), outcome.spread(right));
      boolean known = left.size() >= Outcome.SLICES;
      return new Compared(slow(left, spread, known), slow(right, spread, known));
    }
    return new Compared(
        all ? failures(candidate) : failures(candidate, left),
        all ? failures(control) : failures(control, right));
  }

  private static List<Slice> slices(Arm arm, Block block) {
    return arm.slices().stream().filter(block::holds).toList();
  }

  /** No units are known of slow requests; that they come in bursts is left to the slices. */
  private static Count slow(List<Slice> slices, double spread, boolean known) {
    long events = slices.stream().mapToLong(Slice::slow).sum();
    return new Count(requests(slices), events, events, spread, known);
  }

  private static Count failures(Arm arm) {
    double spread = Outcome.FAILURE.spread(arm.slices());
    return new Count(arm.requests(), arm.failures(), arm.failedUnits(), spread, true);
  }

  /**
   * Units are counted over the whole phase only. Every failure outside has brought one unit at
   * most, so what is left came from here; when routers have stopped counting, the share of units is
   * taken to be the same everywhere.
   */
  private static Count failures(Arm arm, List<Slice> slices) {
    long events = slices.stream().mapToLong(Slice::failures).sum();
    long units = Math.max(0, arm.failedUnits() - (arm.failures() - events));
    if (arm.failedUnits() >= MOST_UNITS) {
      double share = (double) arm.failedUnits() / arm.failures();
      units = Math.max(units, (long) (events * Math.min(1, share)));
    }
    return new Count(requests(slices), events, units, Outcome.FAILURE.spread(slices), true);
  }

  private static long requests(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::requests).sum();
  }
}
