package dev.cairn.router.count;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What one event loop counted under one table. */
public final class LaneCounts {
  private final Map<ArmKey, ArmCounter> arms = new ConcurrentHashMap<>();
  private final PairCounter pairs = new PairCounter();
  private final LongAdder unobserved = new LongAdder();
  private final LongAdder unreadable = new LongAdder();

  /** The counter of a revision. */
  public ArmCounter arm(ArmKey key) {
    return arms.computeIfAbsent(key, ignored -> new ArmCounter());
  }

  /** The counter of compared answers. */
  public PairCounter pairs() {
    return pairs;
  }

  /** A request to the predict path was passed on unread. */
  public void unobserved() {
    unobserved.increment();
  }

  /** A pointer found nothing. */
  public void unreadable() {
    unreadable.increment();
  }

  Map<ArmKey, ArmCounter> arms() {
    return arms;
  }

  long unobservedCount() {
    return unobserved.sum();
  }

  long unreadableCount() {
    return unreadable.sum();
  }
}
