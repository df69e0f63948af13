package dev.cairn.controller.training;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Thrown;
import dev.cairn.controller.kube.Truth;
import dev.cairn.controller.training.run.RunStatus;
import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.crds.training.TrainingRun;
import dev.cairn.crds.training.TrainingRunStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
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
    if (RunStatus.isTerminal(before.state())) {
      return Optional.empty(); // a verdict stands; what is refused now is in the log
    }
    Conditions next = new Conditions(before.conditions(), run.getMetadata().getGeneration(), now);
    before.conditions().stream()
        .filter(condition -> !condition.type().equals(RunStatus.READY))
        .forEach(next::keep);
    next.set(
        RunStatus.READY,
        Truth.UNKNOWN,
        TrainingRunReason.Forbidden,
        "the API server refuses the controller; it goes on trying: %s"
            .formatted(Thrown.words(refused)));
    return Optional.of(
        before.toBuilder()
            .observedGeneration(run.getMetadata().getGeneration())
            .conditions(next.build())
            .build());
  }
}
