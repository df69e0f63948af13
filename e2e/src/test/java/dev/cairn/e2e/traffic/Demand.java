package dev.cairn.e2e.traffic;

import java.time.Duration;
import java.util.List;

/**
 * How much is asked.
 *
 * @param perSecond requests a second
 * @param most how many at most; sending ends then
 * @param longest how long at most; sending ends then
 * @param bodies of the requests, JSON, taken in turn
 */
public record Demand(double perSecond, long most, Duration longest, List<String> bodies) {
  public Demand {
    bodies = List.copyOf(bodies);
    if (perSecond <= 0 || bodies.isEmpty()) {
      throw new IllegalArgumentException("a demand needs a rate above 0 and something to ask");
    }
  }

  /** So many requests as fast as the rate allows, however long that takes within ten minutes. */
  public static Demand of(long most, double perSecond, List<String> bodies) {
    return new Demand(perSecond, most, Duration.ofMinutes(10), bodies);
  }

  /** Requests until somebody stops, for an hour at most. */
  public static Demand lasting(double perSecond, List<String> bodies) {
    return new Demand(perSecond, Long.MAX_VALUE, Duration.ofHours(1), bodies);
  }
}
