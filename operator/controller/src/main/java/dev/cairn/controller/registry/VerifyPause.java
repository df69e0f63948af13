package dev.cairn.controller.registry;

import java.time.Duration;

/** How long nothing is tried after a place could not be read. */
final class VerifyPause {
  private static final Duration FIRST = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int LONGEST_FROM = 4;

  private VerifyPause() {}

  /**
   * Ten minutes, doubled each time, at most an hour.
   *
   * @param attempt number of the one that failed, from 1
   */
  static Duration after(int attempt) {
    return attempt >= LONGEST_FROM ? LONGEST : FIRST.multipliedBy(1L << (attempt - 1));
  }
}
