package dev.cairn.controller.serving;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.Thrown;
import dev.cairn.controller.kube.Truth;
import dev.cairn.controller.serving.rollout.ServiceReason;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told of a pass that ended in a refusal. Everything else of the status stays:
 * routers follow it.
 */
final class TroublePlanner {
  private static final int UNPROCESSABLE = 422;
  private static final int FORBIDDEN = 403;

  private TroublePlanner() {}

  /** The status that tells it; empty for what is simply tried again. */
  static Optional<InferenceServiceStatus> explain(
      InferenceService service, Exception failure, Instant now) {
    return switch (failure) {
      case NameTakenException taken ->
          Optional.of(status(service, ServiceReason.NameConflict, taken.getMessage(), now));
      case KubernetesClientException refused when refused.getCode() == FORBIDDEN ->
          Optional.of(
              status(
                  service,
                  ServiceReason.Forbidden,
                  "the API server refuses the controller; it goes on trying: "
                      + Thrown.words(refused),
                  now));
      case KubernetesClientException refused when refused.getCode() == UNPROCESSABLE ->
          Optional.of(
              status(
                  service,
                  ServiceReason.NotServable,
                  "the API server refuses what the spec asks for, so correct spec.predictor, spec.pod or spec.scaling: "
                      + Thrown.words(refused),
                  now));
      default -> Optional.empty();
    };
  }

  private static InferenceServiceStatus status(
      InferenceService service, ServiceReason reason, @Nullable String message, Instant now) {
    InferenceServiceStatus before = ServiceCase.status(service);
    String words = String.valueOf(message);
    long generation = service.getMetadata().getGeneration();
    Conditions conditions =
        new Conditions(before.conditions(), generation, now)
            .set(Standing.READY, Truth.FALSE, reason, words);
    List<String> own = List.of(Standing.READY, Standing.RECONCILING, Standing.STALLED);
    before.conditions().stream()
        .filter((StatusCondition condition) -> !own.contains(condition.type()))
        .forEach(conditions::keep);
    return new InferenceServiceStatus(
        generation,
        before.state(),
        conditions.build(),
        before.url(),
        before.stable(),
        before.candidate(),
        before.traffic(),
        before.tripped(),
        before.rollout(),
        before.blockedRevisions(),
        before.history(),
        before.lineage(),
        before.selector(),
        before.replicas());
  }
}
