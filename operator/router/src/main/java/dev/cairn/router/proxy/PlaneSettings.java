package dev.cairn.router.proxy;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * What the data plane is told at its start.
 *
 * @param eventLoops at least 1; so many threads share the requests
 * @param host address that ports are opened on
 * @param pod name of the pod
 * @param podUid its UID
 * @param bounds of memory and queues
 * @param clock of records and time slices
 * @param lines takes each prediction record as a line of JSON; may block
 */
public record PlaneSettings(
    int eventLoops,
    String host,
    String pod,
    String podUid,
    Bounds bounds,
    Clock clock,
    Consumer<String> lines) {

  /**
   * How much may be held at once.
   *
   * @param bodyBytes requests, and answers that are kept for records
   * @param shadowBytes copies
   * @param recordBytes records in memory
   * @param afterwards tasks that wait until they are checked, compared and recorded
   * @param connections to an endpoint from an event loop; as many requests may wait for one
   */
  public record Bounds(
      long bodyBytes, long shadowBytes, long recordBytes, int afterwards, int connections) {
    /** 64 MiB of requests, 32 MiB of copies and of records. */
    public static final Bounds DEFAULT = new Bounds(64L << 20, 32L << 20, 32L << 20, 4_096, 256);
  }
}
