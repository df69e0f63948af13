package dev.cairn.controller.training;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRunStatus;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts how runs end: cairn_trainingruns_finished_total by state and reason. */
final class RunMetrics {
  private static final String FINISHED = "cairn.trainingruns.finished";

  private RunMetrics() {}

  /** Counts a run once: when the status that ends it was written. */
  static void count(@Nullable TrainingRunStatus before, TrainingRunStatus written) {
    RunState state = written.state();
    boolean wasEnded = before != null && RunStatus.isTerminal(before.state());
    if (wasEnded || state == null || !RunStatus.isTerminal(state)) {
      return;
    }
    String reason =
        Conditions.find(written.conditions(), RunStatus.SUCCEEDED)
            .map(StatusCondition::reason)
            .orElse("");
    Metrics.counter(FINISHED, "state", state.name().toLowerCase(Locale.ROOT), "reason", reason)
        .increment();
  }
}
