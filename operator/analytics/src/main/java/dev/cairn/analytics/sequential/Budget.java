package dev.cairn.analytics.sequential;

import org.jspecify.annotations.Nullable;

/**
 * The chance of a false refusal, shared out. Each limit that applies to the phase gets the same,
 * and each phase; a limit that is tested twice gives half to the test since the start of the phase,
 * and the other half to the tests of blocks, 1/(j(j+1)) of it to the j-th: these sum to 1.
 *
 * @param perLimit chance of one limit in one phase
 */
record Budget(double perLimit) {

  static Budget of(Limits limits, Phase phase) {
    int tests = tests(limits, phase);
    return new Budget((1 - limits.confidence()) / (Math.max(1, tests) * (double) limits.phases()));
  }

  /** Limits that apply to the phase. */
  private static int tests(Limits limits, Phase phase) {
    Limits.Latency latency = limits.latency();
    int absolute = count(limits.errorMax()) + (latency != null && latency.max() ? 1 : 0);
    int relative =
        count(limits.errorIncrease())
            + count(limits.errorRatio())
            + (latency == null ? 0 : count(latency.ratio()));
    int compared = phase == Phase.SHADOW && limits.agreement() != null ? 1 : 0;
    return absolute + (phase == Phase.ALONE ? 0 : relative) + compared;
  }

  private static int count(@Nullable Double limit) {
    return limit == null ? 0 : 1;
  }

  /** Of the test since the start of the phase. */
  double sinceStart() {
    return perLimit / 2;
  }

  /**
   * Of the test of a block.
   *
   * @param number from 1
   */
  double block(long number) {
    return perLimit / 2 / number / (number + 1);
  }
}
