package dev.cairn.analytics.sequential;

import java.util.List;

/**
 * Limit on the candidate's quantile as a multiple of stable's. Refused is who is slower than r·x̂
 * in more than 1 − q of the requests, where x̂ is a bound above stable's quantile: the smallest
 * latency of which it is known that stable exceeds it in less than 1 − q. Stable's sample quantile
 * instead would refuse a third of the healthy where stable has few requests. Half of the chance
 * goes to the bound. Histograms have no slices, so there is one test, of the whole phase.
 */
final class LatencyRatio {
  private static final String NAME = "latencyRatio";

  /**
   * How bursty slow requests are taken to be when no slice counts any, which is so without an
   * absolute limit on latency. As in bursts of a handful.
   */
  static final double UNKNOWN_SPREAD = 5;

  private final Trial trial;
  private final double quantile;
  private final double slower;
  private final double ratio;
  private final Histogram candidate;
  private final Histogram stable;

  private LatencyRatio(Trial trial, Limits.Latency limit, double ratio) {
    this.trial = trial;
    this.quantile = limit.quantile();
    this.slower = limit.allowed();
    this.ratio = ratio;
    this.candidate = new Histogram(trial.observed().candidate().latency());
    this.stable = new Histogram(trial.control().latency());
  }

  static Signal of(Trial trial, Limits.Latency limit, double ratio) {
    return trial.isAlone()
        ? Signal.notApplicable(NAME, ratio)
        : new LatencyRatio(trial, limit, ratio).signal();
  }

  private Signal signal() {
    long requests = candidate.requests();
    long others = stable.requests();
    Double own = requests == 0 ? null : (double) candidate.quantile(quantile);
    Double reference = others == 0 ? null : (double) stable.quantile(quantile);
    Measured measured =
        new Measured(
            NAME,
            own,
            reference,
            ratio,
            requests,
            requests >= trial.enough(slower) && others >= trial.limits().minSamples(),
            own != null && reference != null && own <= ratio * reference);
    return measured.judged(List.of(look()));
  }

  private Look look() {
    double needed = 2 / trial.budget().perLimit();
    Compared slow = trial.slow().whole();
    boolean known = slow.candidate().events() + slow.control().events() > 0;
    double spread = known ? slow.candidate().spread() : UNKNOWN_SPREAD;
    long bound = stableBound(needed, spread);
    if (bound == Long.MAX_VALUE) {
      return new Look(0, needed, false, false);
    }
    // A bucket that begins below the limit may hold requests that keep it.
    long exceeding = candidate.above(candidate.edge(ratio * bound, stable));
    Count count = afterWarmUp(exceeding, spread);
    return new Look(count.logEvidence(slower), needed, count.countable(), false);
  }

  /** x̂; {@link Long#MAX_VALUE} when stable has too few requests to know one. */
  private long stableBound(double needed, double spread) {
    List<LatencyBucket> buckets = stable.buckets();
    double requests = stable.requests() / spread;
    double exceeding = 0;
    long bound = Long.MAX_VALUE;
    for (LatencyBucket bucket : buckets.reversed()) {
      if (Evidence.below(exceeding / spread, requests, slower) < Math.log(needed)) {
        break;
      }
      bound = bucket.upTo();
      exceeding += bucket.requests();
    }
    return bound;
  }

  /**
   * Without the requests of the warm-up. Histograms do not tell them apart, so they are taken to
   * have been the slowest; once their slices are forgotten, to have come as fast as the others.
   */
  private Count afterWarmUp(long exceeding, double spread) {
    List<Slice> slices = trial.observed().candidate().slices();
    long elapsed = Math.max(1, trial.observed().now() - trial.start());
    long requests = candidate.requests();
    double warm =
        elapsed < Trial.KEPT
            ? slices.stream()
                .filter(slice -> slice.start() < trial.start() + Trial.WARM_UP)
                .mapToLong(Slice::requests)
                .sum()
            : (double) requests * Trial.WARM_UP / elapsed;
    long left = Math.max(0, requests - (long) Math.ceil(warm));
    long events = Math.min(left, Math.max(0, exceeding - (long) Math.ceil(warm)));
    long seen = slices.stream().filter(slice -> slice.start() >= trial.slow().origin()).count();
    return new Count(left, events, events, spread, seen >= Outcome.SLICES);
  }
}
