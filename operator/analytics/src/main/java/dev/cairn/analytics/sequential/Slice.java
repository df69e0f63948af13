package dev.cairn.analytics.sequential;

/**
 * Counts of the requests that began in a time slice and have ended.
 *
 * @param start seconds since the epoch, a multiple of {@link #SECONDS}
 * @param requests all of them
 * @param failures those that failed, at most {@code requests}
 * @param slow those slower than the latency limit, at most {@code requests}
 */
public record Slice(long start, long requests, long failures, long slow) {
  /** Length of a slice. */
  public static final int SECONDS = 10;

  public Slice {
    if (failures < 0 || slow < 0 || failures > requests || slow > requests) {
      throw new IllegalArgumentException(
          "a slice counts more failed or slow requests than requests: " + failures + ", " + slow);
    }
  }

  /** Both together; they have the same start. */
  Slice plus(Slice other) {
    return new Slice(
        start, requests + other.requests, failures + other.failures, slow + other.slow);
  }
}
