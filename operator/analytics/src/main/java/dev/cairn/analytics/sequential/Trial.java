package dev.cairn.analytics.sequential;

import java.util.ArrayList;
import java.util.List;

/**
 * The present phase of a rollout, with what it may cost.
 *
 * @param control stable's arm; empty when the candidate is alone
 */
record Trial(Limits limits, Observed observed, Arm control, Budget budget) {
  /** A predictor that just got its first requests is slow; so many seconds are not counted. */
  static final int WARM_UP = 30;

  /** Slices are kept for so many seconds. */
  static final int KEPT = 3600;

  static Trial of(Limits limits, Observed observed) {
    Arm control = observed.phase() == Phase.ALONE ? Arm.NONE : observed.stable();
    return new Trial(limits, observed, control, Budget.of(limits, observed.phase()));
  }

  /** Start of the slice in which the phase began: its counts are the phase's own. */
  long start() {
    return Math.floorDiv(observed.since(), Slice.SECONDS) * Slice.SECONDS;
  }

  boolean isAlone() {
    return observed.phase() == Phase.ALONE;
  }

  /** Weight by which a router splits; a copy for every request is no split. */
  double weight() {
    return observed.phase() == Phase.SPLIT ? observed.share() : 0;
  }

  Ledger failures() {
    return new Ledger(Outcome.FAILURE, observed.candidate(), control, start());
  }

  Ledger slow() {
    return new Ledger(Outcome.SLOW, observed.candidate(), control, start() + WARM_UP);
  }

  /**
   * Tests since the start of the phase and by block. Slow requests are known by slices only: once
   * the first slices are forgotten, a test since the start would become one of a window that moves,
   * whose chance of a false refusal is unknown; so blocks remain.
   */
  List<Look> looks(Ledger ledger, Rule rule) {
    List<Look> looks = new ArrayList<>();
    if (ledger.outcome() == Outcome.FAILURE || observed.now() - start() < KEPT) {
      looks.add(rule.look(ledger.whole(), budget.sinceStart()));
    }
    List<Slice> slices = observed.candidate().slices();
    for (Block block : Block.latest(slices, ledger.origin(), limits.minSamples())) {
      looks.add(rule.look(ledger.within(block), budget.block(block.number())));
    }
    return looks;
  }

  /**
   * Samples to pass a limit on a share: at twice the allowed share a candidate that was seen so
   * long passes in 0.1 %.
   */
  long enough(double limit) {
    return enough(limit, limits.minSamples());
  }

  static long enough(double limit, long minSamples) {
    return Math.max(minSamples, (long) Math.min(Math.ceil(3 / Limits.share(limit)), 5_000));
  }
}
