package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.Trip;
import java.util.ArrayList;
import java.util.List;

/** Remembers which router pods took the candidate's weight away in the present rollout. */
final class TripPolicy {
  private static final int KEPT = 20;

  private TripPolicy() {}

  static Memory recorded(RolloutCase that, Memory memory) {
    List<Trip> all = new ArrayList<>(memory.tripped());
    that.counted().stream()
        .flatMap(counted -> counted.tripped().stream())
        .filter(trip -> all.stream().noneMatch(known -> isSame(known, trip)))
        .forEach(all::add);
    return memory.withTripped(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  private static boolean isSame(Trip one, Trip other) {
    return one.pod().equals(other.pod()) && one.id().equals(other.id());
  }
}
