package dev.cairn.controller.training.status;

import java.time.Duration;

/** Durations for a column: the two largest units. */
public final class Durations {
  private Durations() {}

  /** 42s, 3m7s, 2h5m, 1d4h. */
  public static String text(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m" + seconds % 60 + "s";
    }
    if (seconds < 86_400) {
      return seconds / 3600 + "h" + seconds % 3600 / 60 + "m";
    }
    return seconds / 86_400 + "d" + seconds % 86_400 / 3600 + "h";
  }
}
