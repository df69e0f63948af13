package dev.cairn.controller.routers;

import dev.cairn.contract.routing.RouterStats;
import dev.cairn.contract.routing.ServiceStats;
import dev.cairn.contract.routing.TableStats;
import dev.cairn.controller.routers.RouterRound.Reply;
import dev.cairn.crds.serving.Trip;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is remembered of a service's router pods while its table stays the same: the last counts of
 * each pod by UID. A pod that vanished keeps its counts, for without them a fault behind it would
 * be forgotten (statistics.md §1); one that is made anew is another pod. Pure: a round makes a new
 * one.
 *
 * @param of whose counts these are
 * @param counted counts under the table, by UID of the pod
 * @param trips by UID of the pod
 * @param silentSince when pods were first asked in vain, by UID; those that answered are left out
 */
record RouterCounts(
    ServedTable of,
    Map<String, TableStats> counted,
    Map<String, Trip> trips,
    Map<String, Instant> silentSince) {
  private static final Comparator<Trip> BY_POD =
      Comparator.comparing(Trip::pod).thenComparing(Trip::at);

  RouterCounts {
    counted = Map.copyOf(counted);
    trips = Map.copyOf(trips);
    silentSince = Map.copyOf(silentSince);
  }

  /** Nobody was asked. */
  static RouterCounts none(ServedTable of) {
    return new RouterCounts(of, Map.of(), Map.of(), Map.of());
  }

  /**
   * What is remembered when a service's table may be another: silence is a pod's, not a table's.
   */
  RouterCounts about(ServedTable table) {
    return of.equals(table) ? this : new RouterCounts(table, Map.of(), Map.of(), silentSince);
  }

  /** The same with what a round brought. */
  RouterCounts after(RouterRound round) {
    Map<String, TableStats> counts = new TreeMap<>(counted);
    Map<String, Trip> tripped = new TreeMap<>(trips);
    Map<String, Instant> silent = new TreeMap<>();
    for (Reply reply : round.replies()) {
      String uid = reply.pod().uid();
      switch (reply.answer()) {
        case RouterAnswer.Silent ignored ->
            silent.put(uid, silentSince.getOrDefault(uid, round.asked()));
        case RouterAnswer.Answered answered -> {
          table(answered.stats())
              .map(table -> TableMerge.newer(table, table)) // in order, also when it is the first
              .ifPresent(table -> counts.merge(uid, table, TableMerge::newer));
          trip(reply.pod(), answered.stats()).ifPresent(trip -> tripped.putIfAbsent(uid, trip));
        }
      }
    }
    return new RouterCounts(of, counts, tripped, silent);
  }

  private Optional<ServiceStats> service(RouterStats stats) {
    return stats.services().stream()
        .filter(some -> some.service().equals(of.service()) && some.uid().equals(of.uid()))
        .findFirst();
  }

  private Optional<TableStats> table(RouterStats stats) {
    return service(stats).stream()
        .flatMap(service -> service.tables().stream())
        .filter(table -> table.table().equals(of.table()))
        .findFirst();
  }

  private Optional<Trip> trip(RouterPod pod, RouterStats stats) {
    return service(stats)
        .filter(service -> of.table().equals(service.table()))
        .flatMap(service -> Optional.ofNullable(service.tripped()))
        .map(at -> Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.SECONDS))
        .map(at -> new Trip(pod.name(), of.table(), at.toString()));
  }

  /**
   * The sums.
   *
   * @param last the round that was remembered last
   */
  ServiceCounts sums(RouterRound last) {
    Optional<TableStats> sum = counted.values().stream().reduce(TableMerge::sum);
    List<Reply> ready = last.replies().stream().filter(reply -> reply.pod().ready()).toList();
    return new ServiceCounts(
        of.table(),
        !ready.isEmpty() && ready.stream().allMatch(this::acknowledges),
        !ready.isEmpty() && ready.stream().allMatch(reply -> stats(reply).findAny().isPresent()),
        last.asked(),
        sum.map(TableStats::since).orElse(null),
        sum.map(TableStats::arms).orElse(List.of()),
        sum.map(TableStats::shadow).orElse(null),
        inFlight(last),
        trips.values().stream().sorted(BY_POD).toList(),
        ready.stream().flatMap(this::silent).toList());
  }

  private boolean acknowledges(Reply reply) {
    return stats(reply)
        .flatMap(stats -> service(stats).stream())
        .anyMatch(service -> of.table().equals(service.table()));
  }

  private static Stream<RouterStats> stats(Reply reply) {
    return reply.answer() instanceof RouterAnswer.Answered answered
        ? Stream.of(answered.stats())
        : Stream.empty();
  }

  private Map<String, Long> inFlight(RouterRound last) {
    Map<String, Long> requests = new TreeMap<>();
    last.replies().stream()
        .flatMap(RouterCounts::stats)
        .flatMap(stats -> service(stats).stream())
        .flatMap(service -> service.inFlight().stream())
        .forEach(some -> requests.merge(some.revision(), some.requests(), Long::sum));
    return requests;
  }

  private Stream<SilentPod> silent(Reply reply) {
    RouterPod pod = reply.pod();
    Instant since = silentSince.get(pod.uid());
    return reply.answer() instanceof RouterAnswer.Silent silent && since != null
        ? Stream.of(new SilentPod(pod.name(), since, silent.why()))
        : Stream.empty();
  }
}
