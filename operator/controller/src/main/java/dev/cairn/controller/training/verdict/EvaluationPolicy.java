package dev.cairn.controller.training.verdict;

import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.training.verdict.SpecPolicy.Refusal;
import dev.cairn.crds.training.DataFormat;
import dev.cairn.crds.training.Dataset;
import dev.cairn.crds.training.Evaluation;
import dev.cairn.crds.training.Gate;
import dev.cairn.crds.training.GateEvidence;
import dev.cairn.crds.training.Metric;
import dev.cairn.crds.training.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Evaluations that cannot be carried out, and that the schema lets through. */
final class EvaluationPolicy {
  private static final List<BiFunction<RunCase, Evaluation, Optional<Refusal>>> CHECKS =
      List.of(
          EvaluationPolicy::ofANewerVersion,
          EvaluationPolicy::withoutPredictor,
          EvaluationPolicy::opaque);

  private EvaluationPolicy() {}

  /** The first refusal; empty when there is none, or nothing to evaluate. */
  static Optional<Refusal> refusal(RunCase that) {
    Evaluation evaluation = that.spec().evaluation();
    return evaluation == null
        ? Optional.empty()
        : CHECKS.stream()
            .map(check -> check.apply(that, evaluation))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static Optional<Refusal> withoutPredictor(RunCase that, Evaluation evaluation) {
    return that.spec().predictor() == null
        ? invalid(
            "spec.evaluation needs spec.predictor: say how the result predicts, by a handler or a command")
        : Optional.empty();
  }

  private static Optional<Refusal> opaque(RunCase that, Evaluation evaluation) {
    return that.spec().datasets().stream()
        .filter(dataset -> evaluation.datasets().contains(dataset.name()))
        .filter(EvaluationPolicy::isOpaque)
        .findFirst()
        .flatMap(
            dataset ->
                invalid(
                    "data set %s: evaluation needs a tabular format (Parquet, CSV or JSONLines), so that rows and labels can be told apart"
                        .formatted(dataset.name())));
  }

  private static boolean isOpaque(Dataset dataset) {
    return dataset.format() == null
        || dataset.format() == DataFormat.OPAQUE
        || dataset.format() == DataFormat.UNRECOGNISED;
  }

  private static Optional<Refusal> ofANewerVersion(RunCase that, Evaluation evaluation) {
    if (evaluation.task() == Task.UNRECOGNISED) {
      return notImplemented("spec.evaluation.task");
    }
    return evaluation.gates().stream()
        .filter(EvaluationPolicy::isOfANewerVersion)
        .findFirst()
        .flatMap(gate -> notImplemented("gate %s".formatted(gate.name())));
  }

  private static boolean isOfANewerVersion(Gate gate) {
    return gate.metric() == Metric.UNRECOGNISED || gate.evidence() == GateEvidence.UNRECOGNISED;
  }

  private static Optional<Refusal> notImplemented(String what) {
    return Optional.of(
        new Refusal(
            TrainingRunReason.NotImplemented,
            "%s uses a word of a newer version of Cairn: upgrade the operator, or choose another"
                .formatted(what)));
  }

  private static Optional<Refusal> invalid(String message) {
    return Optional.of(new Refusal(TrainingRunReason.InvalidSpec, message));
  }
}
