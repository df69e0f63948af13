package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Metric;
import java.util.List;

/** Judges single gates. */
final class Judging {
  private Judging() {}

  static GateResult judge(EvaluationSet set, Gate gate) {
    return GateJudge.judge(set, List.of(gate), 1).gates().getFirst();
  }

  static Gate overall(Metric metric, Bound bound) {
    return Gate.overall("gate", metric, bound);
  }

  static Gate sliced(Metric metric, String slice, Bound bound) {
    return Gate.sliced("gate", metric, slice, bound);
  }

  static Gate with(Gate gate, GateEvidence evidence) {
    return new Gate(
        gate.name(),
        gate.metric(),
        gate.slice(),
        gate.bound(),
        gate.minSamples(),
        evidence,
        gate.optional());
  }

  static Gate resting(Gate gate, long minSamples) {
    return new Gate(
        gate.name(),
        gate.metric(),
        gate.slice(),
        gate.bound(),
        minSamples,
        gate.evidence(),
        gate.optional());
  }

  static Gate optional(Gate gate) {
    return new Gate(
        gate.name(),
        gate.metric(),
        gate.slice(),
        gate.bound(),
        gate.minSamples(),
        gate.evidence(),
        true);
  }
}
