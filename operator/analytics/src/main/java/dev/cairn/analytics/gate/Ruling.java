package dev.cairn.analytics.gate;

import dev.cairn.analytics.interval.Interval;
import dev.cairn.analytics.metric.Metric.Better;

/**
 * A bound as a line on the metric's scale, with a good side.
 *
 * @param line values on it are good
 * @param above whether the good side is above
 */
record Ruling(double line, boolean above) {

  /** The line of a gate; against the champion it lies relative to the champion's value. */
  static Ruling of(Gate gate, double championValue) {
    boolean higher = gate.metric().better() == Better.HIGHER;
    double sign = higher ? 1 : -1;
    return switch (gate.bound()) {
      case Bound.Min(double least) -> new Ruling(least, true);
      case Bound.Max(double greatest) -> new Ruling(greatest, false);
      case Bound.MaxDrop(double most) -> new Ruling(championValue - sign * most, higher);
      case Bound.MinGain(double least) -> new Ruling(championValue + sign * least, higher);
    };
  }

  /** How far on the good side, negative on the bad one. */
  double margin(double value) {
    return above ? value - line : line - value;
  }

  boolean good(double value) {
    return margin(value) >= 0;
  }

  /** The whole interval is on the good side. */
  boolean proves(Interval interval) {
    return good(above ? interval.low() : interval.high());
  }

  /** The whole interval is on the bad side. */
  boolean refutes(Interval interval) {
    return !good(above ? interval.high() : interval.low());
  }

  /**
   * What follows for one value.
   *
   * @param finding with its intervals; without one only {@link GateEvidence#POINT} can decide
   */
  Verdict decide(Gate gate, Finding finding) {
    GateEvidence evidence = gate.evidenceOrDefault();
    if (evidence == GateEvidence.POINT) {
      return good(finding.value()) ? Verdict.PASSED : Verdict.FAILED;
    }
    Interval shown = finding.shown();
    Interval decisive = finding.decisive();
    if (shown == null || decisive == null) {
      return Verdict.NOT_ESTIMABLE;
    }
    if (evidence == GateEvidence.NOT_REFUTED) {
      return refutes(decisive) ? Verdict.FAILED : Verdict.PASSED;
    }
    if (proves(shown)) {
      return Verdict.PASSED;
    }
    return failsUnproven(gate, finding.value(), decisive) ? Verdict.FAILED : Verdict.NOT_ESTIMABLE;
  }

  /** An absolute bound that the value itself misses is missed; the champion has to refute. */
  private boolean failsUnproven(Gate gate, double value, Interval decisive) {
    return gate.bound().comparesWithChampion() ? refutes(decisive) : !good(value);
  }
}
