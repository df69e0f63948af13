package dev.cairn.analytics.sequential;

/**
 * A bucket of a latency histogram.
 *
 * @param upTo greatest latency in it, microseconds
 * @param requests at least 0
 */
public record LatencyBucket(long upTo, long requests) {
  /** Both together; they have the same limit. */
  LatencyBucket plus(LatencyBucket other) {
    return new LatencyBucket(upTo, requests + other.requests);
  }
}
