package dev.cairn.router.count;

import dev.cairn.contract.routing.ServiceStats;
import dev.cairn.contract.routing.ServiceStats.InFlight;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts of one service: its tables, newest first, and what is in flight. Safe from any thread. */
public final class ServiceBook {
  private final String service;
  private final String uid;
  private final int lanes;
  private final Map<String, LongAdder> inFlight = new ConcurrentHashMap<>();
  private final Deque<TableBook> tables = new ArrayDeque<>();
  private @Nullable TableBook acknowledged;

  ServiceBook(String service, String uid, int lanes) {
    this.service = service;
    this.uid = uid;
    this.lanes = lanes;
  }

  /** The book of a table; a table that is known already keeps its counts. */
  public synchronized TableBook open(TableBook.Opening opening) {
    for (TableBook known : tables) {
      if (known.table().equals(opening.table())) {
        tables.remove(known);
        tables.addFirst(known);
        return known;
      }
    }
    TableBook fresh = new TableBook(opening, lanes);
    tables.addFirst(fresh);
    while (tables.size() > ServiceStats.MOST_TABLES) {
      tables.removeLast();
    }
    return fresh;
  }

  /** Every event loop splits requests by this table now. */
  public synchronized void acknowledge(TableBook book) {
    acknowledged = book;
  }

  /** Requests in flight on a revision. */
  public LongAdder inFlight(String revision) {
    return inFlight.computeIfAbsent(revision, ignored -> new LongAdder());
  }

  /** Name of the service. */
  public String service() {
    return service;
  }

  synchronized ServiceStats stats() {
    TableBook present = acknowledged;
    long trippedAt = present == null ? 0 : present.trippedAt();
    return new ServiceStats(
        service,
        uid,
        present == null ? null : present.table(),
        waiting(),
        trippedAt == 0 ? null : trippedAt,
        tables.stream().map(TableBook::stats).toList());
  }

  private List<InFlight> waiting() {
    Map<String, Long> sums = new TreeMap<>();
    inFlight.forEach((revision, requests) -> sums.put(revision, requests.sum()));
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> new InFlight(entry.getKey(), entry.getValue()))
        .toList();
  }
}
