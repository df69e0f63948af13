package dev.cairn.router.count;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The series of one revision in one role, looked up once. Safe from any thread. */
public final class RevisionSeries {
  /** Upper bounds of the latency buckets, microseconds. */
  private static final List<Long> BOUNDS =
      List.of(
          1_000L,
          2_500L,
          5_000L,
          10_000L,
          25_000L,
          50_000L,
          100_000L,
          250_000L,
          500_000L,
          1_000_000L,
          2_500_000L,
          5_000_000L,
          10_000_000L);

  private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
  private final List<LongAdder> buckets;
  private final LongAdder sum;
  private final LongAdder count;
  private final LongAdder toEndpoint;
  private final LongAdder toStable;
  private final LongAdder fallback;
  private final LongAdder ejections;
  private final LongAdder violations;
  private final LongAdder dropped;

  /**
   * Whose series.
   *
   * @param namespace of the service
   * @param service its name
   * @param revision the revision
   * @param role its role
   */
  public record Labels(String namespace, String service, String revision, String role) {
    List<String> list() {
      return List.of(
          "namespace", namespace, "service", service, "revision", revision, "role", role);
    }

    List<String> with(String label, String value) {
      List<String> all = new ArrayList<>(list());
      all.add(label);
      all.add(value);
      return all;
    }
  }

  RevisionSeries(Series series, Labels labels) {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(
          outcome, series.counter(RouterSeries.REQUESTS, labels.with("outcome", outcome.said())));
    }
    String bucket = RouterSeries.LATENCY + "_bucket";
    buckets =
        BOUNDS.stream()
            .map(bound -> series.counter(bucket, labels.with("le", Double.toString(bound / 1e6))))
            .toList();
    count = series.counter(RouterSeries.LATENCY + "_count", labels.list());
    sum = series.seconds(RouterSeries.LATENCY + "_sum", labels.list());
    series.gauge(bucket, count, labels.with("le", "+Inf"));
    toEndpoint = series.counter(RouterSeries.RETRIES, labels.with("to", "Endpoint"));
    toStable = series.counter(RouterSeries.RETRIES, labels.with("to", "Stable"));
    fallback = series.counter(RouterSeries.FALLBACKS, labels.list());
    ejections = series.counter(RouterSeries.EJECTIONS, labels.list());
    violations = series.counter(RouterSeries.VIOLATIONS, labels.list());
    dropped = series.counter(RouterSeries.DROPPED, labels.list());
  }

  /** The revision's part in a request ended; {@code micros} is negative without an answer. */
  public void ended(Outcome outcome, long micros) {
    Objects.requireNonNull(outcomes.get(outcome)).increment();
    if (micros < 0) {
      return;
    }
    for (int i = 0; i < BOUNDS.size(); i++) {
      if (micros <= BOUNDS.get(i)) {
        buckets.get(i).increment();
      }
    }
    count.increment();
    sum.add(micros);
  }

  /** A request went to another endpoint. */
  public void retriedOnEndpoint() {
    toEndpoint.increment();
  }

  /** A request of this revision went to stable. */
  public void retriedOnStable() {
    toStable.increment();
  }

  /** A fallback answered in this revision's place. */
  public void fellBack() {
    fallback.increment();
  }

  /** An endpoint was ejected. */
  public void ejected() {
    ejections.increment();
  }

  /** A request broke the signature. */
  public void violated() {
    violations.increment();
  }

  /** A copy was not made. */
  public void dropped() {
    dropped.increment();
  }
}
