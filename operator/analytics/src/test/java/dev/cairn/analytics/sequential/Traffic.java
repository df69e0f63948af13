package dev.cairn.analytics.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws what one arm does, slice by slice. */
final class Traffic {
  private final SplittableRandom random;
  private final List<Slice> slices = new ArrayList<>();
  private long start = Arms.START;
  private long units;
  private Slice open = new Slice(Arms.START, 0, 0, 0);

  Traffic(SplittableRandom random) {
    this.random = random;
  }

  /** A whole slice of independent requests, each failure of a unit of its own. */
  void slice(int requests, double failing) {
    slice(requests, failing, 0);
  }

  void slice(int requests, double failing, double slow) {
    int failures = hits(requests, failing);
    add(requests, failures, hits(requests, slow), failures);
  }

  /** A whole slice as it is given. */
  void add(int requests, int failures, int slow, int newUnits) {
    slices.add(new Slice(start, requests, failures, slow));
    units += newUnits;
    start += 10;
    open = new Slice(start, 0, 0, 0);
  }

  /** One request of the slice that runs. */
  void request(double failing) {
    boolean failed = random.nextDouble() < failing;
    units += failed ? 1 : 0;
    open = open.plus(new Slice(start, 1, failed ? 1 : 0, 0));
  }

  /** Ends the slice that runs. */
  void close() {
    slices.add(open);
    start += 10;
    open = new Slice(start, 0, 0, 0);
  }

  int hits(int requests, double rate) {
    int hits = 0;
    for (int request = 0; request < requests; request++) {
      hits += rate > 0 && random.nextDouble() < rate ? 1 : 0;
    }
    return hits;
  }

  long requests() {
    return arm().requests();
  }

  long failures() {
    return arm().failures();
  }

  Arm arm() {
    List<Slice> all = new ArrayList<>(slices);
    if (open.requests() > 0) {
      all.add(open);
    }
    return Arms.sliced(all, units);
  }
}
