package dev.cairn.router.count;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The data plane's series for Prometheus. */
public final class RouterSeries {
  static final String REQUESTS = "cairn_router_requests_total";
  static final String LATENCY = "cairn_router_first_byte_seconds";
  static final String RETRIES = "cairn_router_retries_total";
  static final String FALLBACKS = "cairn_router_fallbacks_total";
  static final String EJECTIONS = "cairn_router_ejections_total";
  static final String VIOLATIONS = "cairn_router_schema_violations_total";
  static final String DROPPED = "cairn_router_shadow_dropped_total";
  static final String UNRECORDED = "cairn_router_unrecorded_total";
  static final String IN_FLIGHT = "cairn_router_in_flight";

  private final Series series =
      new Series()
          .declare(REQUESTS, "counter", "Requests that a revision got, by how they ended.")
          .declare(LATENCY, "histogram", "Seconds until the first byte of a revision's answer.")
          .declare(RETRIES, "counter", "Requests sent once more, to another endpoint or stable.")
          .declare(FALLBACKS, "counter", "Requests that a fallback answered.")
          .declare(EJECTIONS, "counter", "Endpoints left alone after a refused connection.")
          .declare(VIOLATIONS, "counter", "Requests that break the signature.")
          .declare(DROPPED, "counter", "Copies that were not made, because too many waited.")
          .declare(UNRECORDED, "counter", "Predictions without a record, because too many waited.")
          .declare(IN_FLIGHT, "gauge", "Requests that wait for an answer.");

  private final LongAdder unrecorded = series.counter(UNRECORDED, List.of());

  /** The series of a revision; the same revision always counts in the same ones. */
  public RevisionSeries of(RevisionSeries.Labels labels, LongAdder inFlight) {
    series.gauge(IN_FLIGHT, inFlight, labels.list());
    return new RevisionSeries(series, labels);
  }

  /** A prediction was not recorded. */
  public void unrecorded() {
    unrecorded.increment();
  }

  /** Drops what belongs to a revision that is gone. */
  public void forget(String revision) {
    series.forget("revision", revision);
  }

  /** Prometheus' text format. */
  public String text() {
    return series.text();
  }
}
