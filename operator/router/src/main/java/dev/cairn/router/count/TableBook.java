package dev.cairn.router.count;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.TableStats;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Counts under one table, by event loop. */
public final class TableBook {
  private final String table;
  private final boolean compares;
  private final long since;
  private final List<LaneCounts> lanes;
  private final AtomicLong tripped = new AtomicLong();

  TableBook(Opening opening, int lanes) {
    this.table = opening.table();
    this.compares = opening.compares();
    this.since = opening.since();
    this.lanes = IntStream.range(0, lanes).mapToObj(lane -> new LaneCounts()).toList();
  }

  /**
   * What is known of a table when it comes.
   *
   * @param table its id
   * @param compares whether it asks for comparison of answers
   * @param since milliseconds since the epoch
   */
  public record Opening(String table, boolean compares, long since) {}

  /** Counts of one event loop. */
  public LaneCounts lane(int index) {
    return lanes.get(index);
  }

  /** The candidate's weight counts as 0 from now on; the first call decides since when. */
  public void trip(long millis) {
    tripped.compareAndSet(0, millis);
  }

  /** Whether the candidate's weight counts as 0. */
  public boolean isTripped() {
    return tripped.get() != 0;
  }

  /** Counts of one revision, over all event loops. */
  public ArmStats arm(ArmKey key) {
    ArmCounter sum = new ArmCounter();
    for (LaneCounts lane : lanes) {
      ArmCounter counter = lane.arms().get(key);
      if (counter != null) {
        counter.addTo(sum);
      }
    }
    return sum.stats(key);
  }

  String table() {
    return table;
  }

  long trippedAt() {
    return tripped.get();
  }

  TableStats stats() {
    Map<ArmKey, ArmCounter> sums =
        new TreeMap<>(Comparator.comparing(ArmKey::revision).thenComparing(ArmKey::copies));
    PairCounter pairs = new PairCounter();
    for (LaneCounts lane : lanes) {
      lane.arms()
          .forEach(
              (key, counter) ->
                  counter.addTo(sums.computeIfAbsent(key, ignored -> new ArmCounter())));
      lane.pairs().addTo(pairs);
    }
    return new TableStats(
        table,
        since,
        sums.entrySet().stream().map(arm -> arm.getValue().stats(arm.getKey())).toList(),
        compares ? pairs.stats() : null,
        lanes.stream().mapToLong(LaneCounts::unobservedCount).sum(),
        lanes.stream().mapToLong(LaneCounts::unreadableCount).sum());
  }
}
