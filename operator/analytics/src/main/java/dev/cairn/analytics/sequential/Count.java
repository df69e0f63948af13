package dev.cairn.analytics.sequential;

import org.jspecify.annotations.Nullable;

/**
 * Events among the requests of one arm in one stretch of time.
 *
 * @param requests all
 * @param events at most {@code requests}
 * @param units distinct units among the events, or a lower bound of them
 * @param spread how much more the events vary over time than independent ones, at least 1
 * @param countable whether enough was seen to refuse by
 */
record Count(long requests, long events, long units, double spread, boolean countable) {
  /** Fewer events, or events of fewer units, refuse nobody. */
  static final int LEAST_EVENTS = 3;

  Count {
    countable = countable && events >= LEAST_EVENTS && units >= LEAST_EVENTS;
  }

  /** Share of events; null without requests. */
  @Nullable Double rate() {
    return requests == 0 ? null : (double) events / requests;
  }

  /** By how much the counts overstate what is known. */
  double inflation() {
    return Math.max(spread, events / (double) Math.max(1, units));
  }

  /** ln E against "the rate is at most this". */
  double logEvidence(double limit) {
    return Evidence.above(events / inflation(), requests / inflation(), limit);
  }

  /** Upper bound of the rate at all times; see {@link Evidence#upperBound}. */
  double upperBound(double logNeeded) {
    return Evidence.upperBound(events / inflation(), requests / inflation(), logNeeded);
  }
}
