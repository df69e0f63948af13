package dev.cairn.analytics.sequential;

import org.jspecify.annotations.Nullable;

/**
 * What one limit says.
 *
 * @param name errorRate, errorRateIncrease, errorRateRatio, latency, latencyRatio or agreement
 * @param candidate what was measured: a share of failed, slow (latency) or disagreeing (agreement)
 *     requests, 0 to 1, or a quantile in microseconds (latencyRatio); null: no samples
 * @param stable likewise of stable; null: no samples, or not compared
 * @param allowed the limit: a share for errorRate, latency and agreement, a difference of shares
 *     for errorRateIncrease, a multiple for the ratios
 * @param samples of the candidate
 * @param evidence against "the limit is kept", at most {@link #GREATEST}: of the test that comes
 *     nearest to what it needs
 * @param needed evidence at which that test refuses
 */
public record Signal(
    String name,
    @Nullable Double candidate,
    @Nullable Double stable,
    double allowed,
    long samples,
    double evidence,
    double needed,
    Verdict verdict,
    Because because) {

  /** Evidence is not told apart above. */
  public static final double GREATEST = 1e300;

  /** A limit that has nothing to compare with in this phase. */
  static Signal notApplicable(String name, double allowed) {
    return new Signal(
        name, null, null, allowed, 0, 0, 0, Verdict.INCONCLUSIVE, Because.NOT_APPLICABLE);
  }
}
