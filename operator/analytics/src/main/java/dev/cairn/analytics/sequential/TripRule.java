package dev.cairn.analytics.sequential;

import java.util.List;

/**
 * Whether a router pod, by what it alone has seen, stops sending requests to a candidate until the
 * next table. For trouble so great that it must not wait for the controller: the evidence has to be
 * far above what a controller needs, since each pod of each phase looks by itself.
 */
public final class TripRule {
  /** Evidence against the limit at which a pod trips. */
  public static final double NEEDED = 1e5;

  /** Evidence that the trouble is the candidate's own, where stable has failures too. */
  public static final double SURPRISE = 1e3;

  private static final int MINUTE = 60;

  private TripRule() {}

  /**
   * Looks at the counts since the table was acknowledged, and at those of the newest minute and of
   * the one before (minutes of the clock, so that each is a fresh count).
   *
   * @param p0 greatest share of failures, 0 to 1; 0 is read as {@link Limits#LEAST}
   * @param candidate as this pod saw it
   * @param stable likewise; {@link Arm#NONE} when there is none
   * @param share the candidate's share of split traffic by weight, 0 to 1
   */
  public static boolean trips(double p0, Arm candidate, Arm stable, double share) {
    Ledger ledger = new Ledger(Outcome.FAILURE, candidate, stable, 0);
    double limit = Limits.share(p0);
    if (trips(limit, ledger.whole(), share)) {
      return true;
    }
    List<Slice> slices = candidate.slices();
    if (slices.isEmpty()) {
      return false;
    }
    long minute = Math.floorDiv(slices.getLast().start(), MINUTE) * MINUTE;
    return trips(limit, ledger.within(new Block(2, minute, minute + MINUTE)), share)
        || trips(limit, ledger.within(new Block(1, minute - MINUTE, minute)), share);
  }

  private static boolean trips(double limit, Compared compared, double weight) {
    double share = Math.max(weight, compared.share());
    Count candidate = compared.candidate();
    return candidate.countable()
        && candidate.logEvidence(limit) >= Math.log(NEEDED)
        && !compared.isShared(share, SURPRISE);
  }
}
