package dev.cairn.controller.routers;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.ArmStats.Bucket;
import dev.cairn.contract.routing.ArmStats.Counts;
import dev.cairn.contract.routing.ArmStats.Pane;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.contract.routing.TableStats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts two counts under one table together. Of one pod: the greater of each number, since a
 * router's counts only grow; so it matters neither how often nor in which order answers come, nor
 * what the clocks say (the join of a grow-only counter: Shapiro, Preguiça, Baquero, Zawirski 2011).
 * Of different pods: the sum. Pure.
 */
final class TableMerge {
  private static final Comparator<ArmStats> BY_ARM =
      Comparator.comparing(ArmStats::revision).thenComparing(ArmStats::copies);

  private final LongBinaryOperator numbers;

  private TableMerge(LongBinaryOperator numbers) {
    this.numbers = numbers;
  }

  /** Two answers of one pod. */
  static TableStats newer(TableStats one, TableStats other) {
    return new TableMerge(Math::max).both(one, other);
  }

  /**
   * Two pods. Units that failed in both are counted twice: of units the sum is an upper bound, up
   * to the number of pods times {@link ArmStats#MOST_UNITS}.
   */
  static TableStats sum(TableStats one, TableStats other) {
    return new TableMerge(Long::sum).both(one, other);
  }

  private TableStats both(TableStats one, TableStats other) {
    return new TableStats(
        one.table(),
        Math.min(one.since(), other.since()),
        arms(one.arms(), other.arms()),
        pairs(one.shadow(), other.shadow()),
        numbers.applyAsLong(one.unobserved(), other.unobserved()),
        numbers.applyAsLong(one.unreadable(), other.unreadable()));
  }

  private List<ArmStats> arms(List<ArmStats> one, List<ArmStats> other) {
    Map<ArmStats, ArmStats> arms = new TreeMap<>(BY_ARM);
    Stream.concat(one.stream(), other.stream())
        .forEach(arm -> arms.merge(arm, arm(arm, nothing(arm)), this::arm));
    return List.copyOf(arms.values());
  }

  private static ArmStats nothing(ArmStats like) {
    return new ArmStats(like.revision(), like.copies(), Counts.NONE, 0, List.of(), List.of());
  }

  private ArmStats arm(ArmStats one, ArmStats other) {
    return new ArmStats(
        one.revision(),
        one.copies(),
        counts(one.counts(), other.counts()),
        numbers.applyAsLong(one.failedUnits(), other.failedUnits()),
        latency(one.latency(), other.latency()),
        newest(panes(one.panes(), other.panes())));
  }

  private Counts counts(Counts one, Counts other) {
    return new Counts(
        numbers.applyAsLong(one.requests(), other.requests()),
        numbers.applyAsLong(one.failures(), other.failures()),
        numbers.applyAsLong(one.bothFailed(), other.bothFailed()),
        numbers.applyAsLong(one.slow(), other.slow()));
  }

  private List<Bucket> latency(List<Bucket> one, List<Bucket> other) {
    return byKey(one, other, Bucket::upTo, Bucket::requests, numbers::applyAsLong)
        .entrySet()
        .stream()
        .map(bucket -> new Bucket(bucket.getKey(), bucket.getValue()))
        .toList();
  }

  private List<Pane> panes(List<Pane> one, List<Pane> other) {
    return byKey(one, other, Pane::start, Pane::counts, this::counts).entrySet().stream()
        .map(pane -> new Pane(pane.getKey(), pane.getValue()))
        .toList();
  }

  /** As many as a router keeps: what was remembered longer would be of some pods only. */
  private static List<Pane> newest(List<Pane> panes) {
    return new ArrayList<>(panes)
        .subList(Math.max(0, panes.size() - ArmStats.MOST_PANES), panes.size());
  }

  private static <T, V> Map<Long, V> byKey(
      List<T> one,
      List<T> other,
      Function<T, Long> key,
      Function<T, V> value,
      BinaryOperator<V> both) {
    return Stream.concat(one.stream(), other.stream())
        .collect(Collectors.toMap(key, value, both, TreeMap::new));
  }

  private @Nullable PairStats pairs(@Nullable PairStats one, @Nullable PairStats other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new PairStats(
        numbers.applyAsLong(one.pairs(), other.pairs()),
        numbers.applyAsLong(one.disagreed(), other.disagreed()),
        numbers.applyAsLong(one.disagreedUnits(), other.disagreedUnits()),
        numbers.applyAsLong(one.dropped(), other.dropped()));
  }
}
