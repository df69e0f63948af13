package dev.cairn.controller.training;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Truth;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.training.RunState;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run's status says when the API server refuses what the controller must do: which right is
 * missing.
 */
final class ForbiddenStatus {
  private ForbiddenStatus() {}

  /** The status to write; empty for any other failure, which is simply tried again. */
  static Optional<TrainingRunStatus> of(TrainingRun run, Exception failure, Instant now) {
    if (!(failure instanceof KubernetesClientException refused)
        || refused.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
      return Optional.empty();
    }
    TrainingRunStatus before =
        run.getStatus() == null ? TrainingRunStatus.empty() : run.getStatus();
    Conditions next = new Conditions(before.conditions(), run.getMetadata().getGeneration(), now);
    before.conditions().stream()
        .filter(condition -> !condition.type().equals(RunStatus.READY))
        .forEach(next::keep);
    next.set(
        RunStatus.READY,
        Truth.UNKNOWN,
        TrainingRunReason.Forbidden,
        "the API server refuses the controller; it goes on trying: %s"
            .formatted(refused.getMessage()));
    return Optional.of(
        before.toBuilder()
            .observedGeneration(run.getMetadata().getGeneration())
            .state(before.state() == null ? RunState.PENDING : before.state())
            .conditions(next.build())
            .build());
  }

  /** The conditions of an ended run without Forbidden: Ready says what Succeeded says. */
  static List<StatusCondition> lifted(List<StatusCondition> conditions) {
    StatusCondition verdict = Conditions.find(conditions, RunStatus.SUCCEEDED).orElse(null);
    return verdict == null
        ? conditions
        : conditions.stream().map(one -> isForbidden(one) ? asReady(verdict) : one).toList();
  }

  private static boolean isForbidden(StatusCondition condition) {
    return condition.type().equals(RunStatus.READY)
        && condition.reason().equals(TrainingRunReason.Forbidden.name());
  }

  private static StatusCondition asReady(StatusCondition verdict) {
    return new StatusCondition(
        RunStatus.READY,
        verdict.status(),
        verdict.observedGeneration(),
        verdict.lastTransitionTime(),
        verdict.reason(),
        verdict.message());
  }
}
