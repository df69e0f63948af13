package dev.cairn.router.count;

import dev.cairn.contract.routing.ArmStats;
import java.util.HashSet;
import java.util.Set;

/** Distinct hashes of units, {@link ArmStats#MOST_UNITS} at most. */
final class DistinctUnits {
  private final Set<Long> units = new HashSet<>();

  void add(long unit) {
    if (units.size() < ArmStats.MOST_UNITS) {
      units.add(unit);
    }
  }

  void addTo(DistinctUnits sum) {
    units.forEach(sum::add);
  }

  long count() {
    return units.size();
  }
}
