package dev.cairn.analytics.sequential;

import java.util.List;

/**
 * Latencies by bucket.
 *
 * @param buckets ascending
 */
record Histogram(List<LatencyBucket> buckets) {
  /** A bucket's end by its begin, at most. */
  private static final double GREATEST_STEP = 1.1;

  long requests() {
    return buckets.stream().mapToLong(LatencyBucket::requests).sum();
  }

  /** Requests slower than this; buckets that end at or before it hold none. */
  long above(double latency) {
    return buckets.stream()
        .filter(bucket -> bucket.upTo() > latency)
        .mapToLong(LatencyBucket::requests)
        .sum();
  }

  /**
   * The sample quantile: the smallest bucket's end that at least this share of requests lies below.
   *
   * @param share above 0 and at most 1; there are requests
   */
  long quantile(double share) {
    double needed = share * requests();
    long below = 0;
    for (LatencyBucket bucket : buckets) {
      below += bucket.requests();
      if (below >= needed) {
        return bucket.upTo();
      }
    }
    throw new IllegalArgumentException("a quantile of no requests");
  }

  /**
   * Where buckets begin that hold slower requests only: the end of the bucket that holds this
   * latency. Empty buckets are not listed, so what is known of it is an end of either histogram, or
   * the width that two significant digits allow.
   */
  double edge(double latency, Histogram other) {
    return Math.min(latency * GREATEST_STEP, Math.min(end(latency), other.end(latency)));
  }

  private double end(double latency) {
    return buckets.stream()
        .mapToDouble(LatencyBucket::upTo)
        .filter(upTo -> upTo >= latency)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
