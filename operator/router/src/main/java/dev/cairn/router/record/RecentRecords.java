package dev.cairn.router.record;

import dev.cairn.contract.routing.PredictionRecord;
import java.util.ArrayDeque;
import java.util.List;

/** The last records, as many as fit into a number of bytes. Safe from any thread. */
final class RecentRecords {
  /** What a record takes in memory besides its line. */
  private static final int OVERHEAD = 400;

  private static final int BYTES_PER_CHARACTER = 2;

  private final long capacity;
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private long size;

  private record Kept(PredictionRecord record, long bytes) {}

  RecentRecords(long capacity) {
    this.capacity = capacity;
  }

  /** Keeps a record; {@code length} is that of its line, in characters. */
  synchronized void add(PredictionRecord record, int length) {
    long bytes = OVERHEAD + (long) BYTES_PER_CHARACTER * length;
    kept.addLast(new Kept(record, bytes));
    size += bytes;
    while (size > capacity && !kept.isEmpty()) {
      size -= kept.removeFirst().bytes();
    }
  }

  /** Records of a request, oldest first. */
  synchronized List<PredictionRecord> of(String requestId) {
    return kept.stream()
        .map(Kept::record)
        .filter(record -> record.requestId().equals(requestId))
        .toList();
  }
}
