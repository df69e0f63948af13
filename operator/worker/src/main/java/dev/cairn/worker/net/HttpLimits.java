package dev.cairn.worker.net;

import java.time.Duration;

/**
 * Bounds of a download.
 *
 * @param connect longest wait for a connection to one address
 * @param silence longest wait for the next bytes
 * @param attempts how often a download is tried at most
 * @param pause wait before the second attempt; doubles each time
 */
public record HttpLimits(Duration connect, Duration silence, int attempts, Duration pause) {
  /** For real networks. */
  public static final HttpLimits USUAL =
      new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 4, Duration.ofSeconds(2));
}
