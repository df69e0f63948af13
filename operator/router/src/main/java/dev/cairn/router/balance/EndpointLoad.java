package dev.cairn.router.balance;

import dev.cairn.router.api.Endpoint;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** What one event loop knows about an endpoint. Times are {@link System#nanoTime()}. */
public final class EndpointLoad {
  /** An answer of 500 to 599 weighs as much as so many requests in flight. */
  static final int PENALTY = 8;

  /** As long as this. */
  static final long PENALTY_NANOS = TimeUnit.SECONDS.toNanos(1);

  static final long SHORTEST_EJECTION_NANOS = TimeUnit.SECONDS.toNanos(1);
  static final long LONGEST_EJECTION_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** More errors than these within a second do not make an endpoint look worse. */
  private static final int MOST_PENALTIES = 64;

  private final Endpoint endpoint;
  private final ArrayDeque<Long> penalties = new ArrayDeque<>();
  private long inFlight;
  private boolean ejected;
  private long ejectedUntil;
  private long nextEjection = SHORTEST_EJECTION_NANOS;

  EndpointLoad(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Where it listens. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** A request was sent there. */
  public void began() {
    inFlight++;
  }

  /** That request is over. */
  public void ended() {
    inFlight--;
  }

  /** It answered properly: its next ejection is a short one again. */
  public void answered() {
    nextEjection = SHORTEST_EJECTION_NANOS;
  }

  /** It answered 500 to 599. */
  public void erred(long now) {
    if (penalties.size() == MOST_PENALTIES) {
      penalties.removeFirst();
    }
    penalties.addLast(now + PENALTY_NANOS);
  }

  void eject(long now) {
    ejected = true;
    ejectedUntil = now + nextEjection;
    nextEjection = Math.min(2 * nextEjection, LONGEST_EJECTION_NANOS);
  }

  boolean isEjected(long now) {
    if (ejected && now - ejectedUntil >= 0) {
      ejected = false;
    }
    return ejected;
  }

  long load(long now) {
    while (!penalties.isEmpty() && now - penalties.getFirst() >= 0) {
      penalties.removeFirst();
    }
    return inFlight + (long) PENALTY * penalties.size();
  }
}
