package dev.cairn.analytics.sequential;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Evidence about a rate p by k events of n, with a mixture over p of density 1/(p ln(1/p₀)) on (p₀,
 * 1):
 *
 * <pre>E = B(k, n−k+1) (1 − I_p₀(k, n−k+1)) / (ln(1/p₀) p₀^k (1−p₀)^(n−k))</pre>
 *
 * B is the beta function, I the regularised incomplete one. Under any sequence of conditional rates
 * of at most p₀ this is a supermartingale that begins at 1, so P(ever E ≥ 1/α) ≤ α. It falls with
 * p₀ and rises with k. Counts are real: those of correlated events are divided by their inflation.
 */
final class Evidence {
  private Evidence() {}

  /**
   * ln E against "the rate is at most p₀".
   *
   * @param events 0 to {@code requests}
   * @param limit p₀, above 0; evidence against a limit of 1 or more is 0 at most
   */
  static double above(double events, double requests, double limit) {
    return limit >= 1 ? 0 : log(events, requests, limit, 1 - limit);
  }

  /** ln E against "the rate is at least this": the same about what did not happen. */
  static double below(double events, double requests, double limit) {
    return limit >= 1
        ? Double.POSITIVE_INFINITY
        : log(requests - events, requests, 1 - limit, limit);
  }

  /**
   * Upper bound of a rate that holds at all times with probability 1 − α: where the evidence that
   * the rate is smaller reaches 1/α.
   *
   * @param logNeeded ln(1/α)
   * @return above the measured rate, by at most a millionth of the distance too great; 1 when the
   *     counts cannot tell
   */
  static double upperBound(double events, double requests, double logNeeded) {
    double rate = requests > 0 ? events / requests : 1;
    double width = 1 / Math.max(1, requests);
    while (rate + width < 1 && below(events, requests, rate + width) < logNeeded) {
      width *= 2;
    }
    double low = rate;
    double high = Math.min(1, rate + width);
    while (high - low > 1e-6 * (high - rate)) {
      double middle = (low + high) / 2;
      if (below(events, requests, middle) < logNeeded) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Limit and its complement are both given, since one of them may be tiny. */
  private static double log(double events, double requests, double limit, double complement) {
    double prior = Math.log(-logOf(limit, complement));
    double others = requests - events + 1;
    // The second form loses its digits where the tail is small, and where its two parts are great.
    if (events < 1 || (events + 1) / (requests + 2) <= limit) {
      double fraction = BetaFraction.of(complement, others, events);
      return logOf(complement, limit) + Math.log(fraction) - Math.log(others) - prior;
    }
    double tail =
        limit < complement
            ? RegularizedBeta.complement(limit, events, others)
            : RegularizedBeta.value(complement, others, events);
    return LogBeta.value(events, others)
        + Math.log(tail)
        - prior
        - events * logOf(limit, complement)
        - (requests - events) * logOf(complement, limit);
  }

  private static double logOf(double share, double complement) {
    return share < complement ? Math.log(share) : Math.log1p(-complement);
  }
}
