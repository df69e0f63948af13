package dev.cairn.controller.serving;

import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RolloutOutcome;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts how rollouts end, once per end: when the status that tells it is written. */
final class ServiceMetrics {
  private ServiceMetrics() {}

  static void count(@Nullable InferenceServiceStatus before, InferenceServiceStatus after) {
    List<RolloutOutcome> known = before == null ? List.of() : before.history();
    after.history().stream()
        .filter(ended -> known.stream().noneMatch(old -> old.number().equals(ended.number())))
        .forEach(ServiceMetrics::count);
  }

  private static void count(RolloutOutcome ended) {
    String outcome = String.valueOf(ended.outcome());
    Metrics.counter("cairn.rollouts", "outcome", outcome).increment();
    if (ended.startedAt() != null && ended.finishedAt() != null) {
      Timer.builder("cairn.rollout.duration")
          .tag("outcome", outcome)
          .register(Metrics.globalRegistry)
          .record(
              Duration.between(
                  Instant.parse(ended.startedAt()), Instant.parse(ended.finishedAt())));
    }
  }
}
