package dev.cairn.controller.training;

import dev.cairn.contract.EvaluationReport;
import dev.cairn.contract.Evidence;
import dev.cairn.controller.training.run.SpecHash;
import dev.cairn.controller.work.StepMessages;
import dev.cairn.crds.training.TrainingRun;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The evidence that the publish step of a simulated run prints. */
final class SimulatedEvidence {
  private SimulatedEvidence() {}

  /** What publish prints of a run. */
  static String of(TrainingRun run) {
    return StepMessages.input(
        new Evidence(
            Evidence.VERSION,
            "retail",
            run.getMetadata().getName(),
            SpecHash.of(run.getSpec()),
            "churn",
            Runs.NOW.toString(),
            Runs.NOW.toString(),
            SimulatedJob.ARTIFACT,
            null,
            null,
            List.of(),
            Map.of(),
            Map.of("trainer.auc", 0.8),
            Map.of(),
            null,
            null,
            null,
            evaluation(run),
            null,
            null,
            null,
            Map.of()));
  }

  /** Every gate passes. */
  private static @Nullable EvaluationReport evaluation(TrainingRun run) {
    var asked = run.getSpec().evaluation();
    return asked == null
        ? null
        : new EvaluationReport(
            true,
            null,
            asked.gates().stream().map(gate -> passed(gate.name())).toList(),
            List.of(),
            List.of());
  }

  private static EvaluationReport.Gate passed(String gate) {
    return new EvaluationReport.Gate(
        gate, 0.9, null, null, null, null, 100L, "Passed", null, "good enough");
  }
}
