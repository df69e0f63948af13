package dev.cairn.controller.routers;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.contract.routing.RouterStats;
import dev.cairn.contract.routing.ServiceStats;
import dev.cairn.contract.routing.TableStats;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer can be counted. Another release may leave parts out, and another program may
 * have the address: what is summed is well-formed, or it is not summed at all.
 */
final class StatsPolicy {
  /** Greater than any router counts, and small enough that the sum of all pods is a number. */
  static final long MOST = 1L << 50;

  /** The end of the year 9999: later times are written in a way that no schema takes. */
  private static final long LAST_MILLI = 253_402_300_799_999L;

  private StatsPolicy() {}

  /** What is wrong with an answer; empty when nothing is. */
  static Optional<String> flaw(@Nullable RouterStats stats, RouterPod asked) {
    if (stats == null) {
      return Optional.of("the answer is empty");
    }
    if (!asked.uid().equals(stats.podUid())) {
      return Optional.of(
          "the answer is of pod UID %s, not of %s: the address has changed hands"
              .formatted(stats.podUid(), asked.uid()));
    }
    return stats.services().stream()
        .filter(Predicate.not(StatsPolicy::isWhole))
        .findFirst()
        .map(
            service ->
                "the answer about service %s lacks parts, or has times or counts outside 0 to %d"
                    .formatted(service.service(), MOST));
  }

  private static boolean isWhole(ServiceStats service) {
    Long tripped = service.tripped();
    return allGiven(service.service(), service.uid())
        && (tripped == null || isTime(tripped))
        && service.inFlight().stream()
            .allMatch(some -> allGiven(some.revision()) && areCounts(some.requests()))
        && service.tables().stream().allMatch(StatsPolicy::isWhole);
  }

  private static boolean isWhole(TableStats table) {
    PairStats pairs = table.shadow();
    return allGiven(table.table())
        && isTime(table.since())
        && areCounts(table.unobserved(), table.unreadable())
        && (pairs == null
            || areCounts(pairs.pairs(), pairs.disagreed(), pairs.disagreedUnits(), pairs.dropped()))
        && table.arms().stream().allMatch(StatsPolicy::isWhole);
  }

  private static boolean isWhole(ArmStats arm) {
    return allGiven(arm.revision(), arm.counts())
        && arm.panes().stream().allMatch(pane -> allGiven(pane.counts()))
        && areCounts(arm.failedUnits())
        && arm.latency().stream().allMatch(some -> areCounts(some.upTo(), some.requests()))
        && arm.panes().stream().allMatch(pane -> areCounts(pane.start()))
        && counts(arm).allMatch(StatsPolicy::areCounts);
  }

  private static Stream<ArmStats.Counts> counts(ArmStats arm) {
    return Stream.concat(Stream.of(arm.counts()), arm.panes().stream().map(ArmStats.Pane::counts));
  }

  private static boolean areCounts(ArmStats.Counts counts) {
    return areCounts(counts.requests(), counts.failures(), counts.bothFailed(), counts.slow());
  }

  private static boolean areCounts(long... numbers) {
    return LongStream.of(numbers).allMatch(number -> number >= 0 && number <= MOST);
  }

  private static boolean isTime(long milli) {
    return milli >= 0 && milli <= LAST_MILLI;
  }

  private static boolean allGiven(@Nullable Object... parts) {
    return Stream.of(parts).allMatch(Objects::nonNull);
  }
}
