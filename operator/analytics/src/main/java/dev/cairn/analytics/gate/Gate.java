package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A rule on one metric.
 *
 * @param name unique among the gates
 * @param metric what is measured
 * @param slice column: the rule must hold for each of its values; a metric that compares groups
 *     compares them
 * @param bound what is asked
 * @param minSamples least size of the denominator that matters; absent: the metric's default
 * @param evidence how sure a pass must be; absent: see {@link #evidenceOrDefault()}
 * @param optional whether it may stay unestimated
 */
public record Gate(
    String name,
    Metric metric,
    @Nullable String slice,
    Bound bound,
    @Nullable Long minSamples,
    @Nullable GateEvidence evidence,
    boolean optional) {

  /** A rule on the whole set, with defaults. */
  public static Gate overall(String name, Metric metric, Bound bound) {
    return new Gate(name, metric, null, bound, null, null, false);
  }

  /** A rule on each value of a column, with defaults. */
  public static Gate sliced(String name, Metric metric, String slice, Bound bound) {
    return new Gate(name, metric, slice, bound, null, null, false);
  }

  /** Least size of the denominator that matters. */
  public long minSamplesOrDefault() {
    return minSamples == null ? metric.defaultMinSamples() : minSamples;
  }

  /**
   * NotRefuted for slices and fairness, Point overall; Proven overall against the champion, whose
   * interval has to lie on the right side.
   */
  public GateEvidence evidenceOrDefault() {
    if (evidence != null) {
      return evidence;
    }
    if (slice != null) {
      return GateEvidence.NOT_REFUTED;
    }
    return bound.comparesWithChampion() ? GateEvidence.PROVEN : GateEvidence.POINT;
  }
}
