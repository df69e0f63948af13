package dev.cairn.controller.serving;

import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.serving.revision.PredictorTroublePolicy;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.rollout.RevisionSeen;
import dev.cairn.controller.serving.rollout.RevisionSeen.Trouble;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a revision from its Deployment, and from its pods why they are not ready. Pure. */
final class RevisionReader {
  private RevisionReader() {}

  /** Empty when the Deployment does not say what it serves: then nobody made it as a revision. */
  static Optional<RevisionSeen> read(Deployment deployment, List<Pod> pods) {
    Optional<DeploymentStatus> status = Optional.ofNullable(deployment.getStatus());
    return RevisionFacts.read(deployment)
        .map(
            facts ->
                new RevisionSeen(
                    Targets.identity(facts),
                    count(deployment.getSpec().getReplicas()),
                    count(status.map(DeploymentStatus::getReplicas).orElse(null)),
                    count(status.map(DeploymentStatus::getReadyReplicas).orElse(null)),
                    trouble(facts.name(), pods),
                    RevisionFacts.role(deployment).map(RevisionFacts::roleText).orElse(null)));
  }

  private static int count(@Nullable Integer number) {
    return Objects.requireNonNullElse(number, 0);
  }

  private static @Nullable Trouble trouble(String revision, List<Pod> pods) {
    return PredictorTroublePolicy.find(pods.stream().filter(pod -> isOf(pod, revision)).toList())
        .map(trouble -> new Trouble(trouble.reason(), trouble.message()))
        .orElse(null);
  }

  private static boolean isOf(Pod pod, String revision) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels != null && revision.equals(labels.get(Labels.REVISION));
  }
}
