package dev.cairn.controller.training.status;

import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.controller.training.verdict.GateVerdict;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.GateOutcome;
import dev.cairn.crds.training.Evaluation;
import dev.cairn.crds.training.Gate;
import dev.cairn.crds.training.TrainingRunSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What scoring found, in the words of a run's status. */
final class EvaluationWords {
  private static final int MAX_TEXT = 512;
  private static final int MAX_WARNINGS = 10;

  /** What is printed of a run that has no gate: the first of these that was measured. */
  private static final List<String> USUAL = List.of("auc", "accuracy", "f1", "rmse", "mae");

  private EvaluationWords() {}

  /** The outcome; empty when nothing was scored. */
  static Optional<EvaluationOutcome> outcome(TrainingRunSpec spec, Evidence evidence) {
    return Optional.ofNullable(evidence.evaluation())
        .map(
            report ->
                new EvaluationOutcome(
                    GateVerdict.of(spec, evidence).isGood(),
                    report.champion(),
                    report.gates().stream().map(EvaluationWords::gate).toList(),
                    report.warnings().stream()
                        .limit(MAX_WARNINGS)
                        .map(EvaluationWords::cut)
                        .toList()));
  }

  private static GateOutcome gate(EvaluationReport.Gate gate) {
    return new GateOutcome(
        gate.name(),
        gate.value(),
        gate.low(),
        gate.high(),
        gate.bound(),
        gate.champion(),
        gate.samples(),
        verdict(gate.verdict()),
        gate.reason(),
        cut(gate.message()));
  }

  private static GateOutcome.Verdict verdict(String word) {
    return ApiMapper.objectMapper().convertValue(word, GateOutcome.Verdict.class);
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
  }

  /** Passed and all gates, such as 2/3; null without gates. */
  static @Nullable String gates(GateVerdict verdict) {
    return verdict.gates() == 0 ? null : "%d/%d".formatted(verdict.passed(), verdict.gates());
  }

  /** What was judged first, such as auc 0.861; null when nothing was measured. */
  static @Nullable String score(TrainingRunSpec spec, Evidence evidence) {
    Evaluation evaluation = spec.evaluation();
    EvaluationReport report = evidence.evaluation();
    if (evaluation == null || report == null) {
      return null;
    }
    return evaluation.gates().stream()
        .flatMap(gate -> judged(gate, report).stream())
        .findFirst()
        .or(() -> usual(evidence.metrics()))
        .orElse(null);
  }

  private static Optional<String> judged(Gate gate, EvaluationReport report) {
    String metric = ApiMapper.objectMapper().convertValue(gate.metric(), String.class);
    return report.gates().stream()
        .filter(found -> found.name().equals(gate.name()) && found.value() != null)
        .findFirst()
        .map(found -> text(metric, found.value()));
  }

  private static Optional<String> usual(Map<String, Double> metrics) {
    return USUAL.stream()
        .filter(metrics::containsKey)
        .findFirst()
        .map(name -> text(name, metrics.get(name)));
  }

  private static String text(String metric, @Nullable Double value) {
    return String.format(Locale.ROOT, "%s %.3f", metric, value);
  }
}
