package dev.cairn.worker.score;

import dev.cairn.analytics.gate.Bound;
import dev.cairn.analytics.gate.Gate;
import dev.cairn.analytics.gate.GateEvidence;
import dev.cairn.analytics.gate.GateResult;
import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.Task;
import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.GateSpec;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words of the contract as analytics' types, and back. */
final class GateReader {
  private GateReader() {}

  static Task task(String word) throws StepFailure {
    return Arrays.stream(Task.values())
        .filter(task -> task.word().equals(word))
        .findFirst()
        .orElseThrow(() -> StepFailure.invalid("evaluation.task " + Shown.name(word)));
  }

  static Gate gate(GateSpec spec) throws StepFailure {
    return new Gate(
        spec.name(),
        Metric.of(spec.metric())
            .orElseThrow(
                () ->
                    StepFailure.invalid(
                        "gate %s asks for the metric %s, which nobody knows"
                            .formatted(Shown.name(spec.name()), Shown.name(spec.metric())))),
        spec.slice(),
        bound(spec),
        spec.minSamples(),
        evidence(spec),
        spec.optional());
  }

  private static Bound bound(GateSpec spec) throws StepFailure {
    if (spec.min() != null) {
      return new Bound.Min(spec.min());
    }
    if (spec.max() != null) {
      return new Bound.Max(spec.max());
    }
    if (spec.maxDrop() != null) {
      return new Bound.MaxDrop(spec.maxDrop());
    }
    if (spec.minGain() != null) {
      return new Bound.MinGain(spec.minGain());
    }
    throw StepFailure.invalid("gate %s has no bound".formatted(Shown.name(spec.name())));
  }

  private static @Nullable GateEvidence evidence(GateSpec spec) throws StepFailure {
    if (spec.evidence() == null) {
      return null;
    }
    return Arrays.stream(GateEvidence.values())
        .filter(evidence -> evidence.word().equals(spec.evidence()))
        .findFirst()
        .orElseThrow(
            () ->
                StepFailure.invalid(
                    "gate %s asks for the evidence %s"
                        .formatted(
                            Shown.name(spec.name()),
                            Shown.name(Objects.requireNonNull(spec.evidence())))));
  }

  static EvaluationReport.Gate told(GateResult result) {
    return new EvaluationReport.Gate(
        result.name(),
        result.value(),
        result.low(),
        result.high(),
        result.bound(),
        result.championValue(),
        result.samples(),
        result.verdict().word(),
        result.reason(),
        result.message());
  }
}
