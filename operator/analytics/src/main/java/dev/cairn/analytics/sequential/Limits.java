package dev.cairn.analytics.sequential;

import org.jspecify.annotations.Nullable;

/**
 * What a candidate may do. A limit that is null is not looked at; one of 0 is read as {@link
 * #LEAST}, so that one error in 50 000 requests can pass.
 *
 * @param minSamples least requests of the candidate, and of stable for comparisons, to pass
 * @param confidence one minus the chance that a healthy candidate is refused in the whole rollout,
 *     above 0 and below 1
 * @param phases of the rollout that are judged (shadow, steps and bake), at least 1
 * @param errorMax greatest share of failures, 0 to 1
 * @param errorIncrease greatest share of failures above stable's, 0 to 1
 * @param errorRatio greatest multiple of stable's share of failures, above 0
 * @param latency limits on slow requests
 * @param agreement least agreement of shadowed answers
 */
public record Limits(
    long minSamples,
    double confidence,
    int phases,
    @Nullable Double errorMax,
    @Nullable Double errorIncrease,
    @Nullable Double errorRatio,
    @Nullable Latency latency,
    @Nullable Agreement agreement) {

  /** The smallest share that is told from 0. */
  public static final double LEAST = 1e-4;

  public Limits {
    if (!(confidence > 0 && confidence < 1) || phases < 1) {
      throw new IllegalArgumentException(
          "no confidence of " + confidence + " over " + phases + " phases");
    }
  }

  /**
   * Limits on slow requests.
   *
   * @param quantile that is limited, above 0 and below 1
   * @param max whether there is an absolute limit: the one by which arms count {@code slow}
   * @param ratio greatest multiple of stable's quantile, above 0
   */
  public record Latency(double quantile, boolean max, @Nullable Double ratio) {
    public Latency {
      if (!(quantile > 0 && quantile < 1)) {
        throw new IllegalArgumentException("no quantile " + quantile);
      }
    }

    /** Share of requests that may be slower. */
    double allowed() {
      return 1 - quantile;
    }
  }

  /**
   * Limit on disagreement.
   *
   * @param min least share of pairs that agree, 0 to 1
   * @param minPairs least pairs to pass
   */
  public record Agreement(double min, long minPairs) {}

  /** A share as tests read it. */
  static double share(double limit) {
    return Math.max(limit, LEAST);
  }
}
