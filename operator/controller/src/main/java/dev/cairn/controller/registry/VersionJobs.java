package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.kube.Ownership;
import dev.cairn.controller.kube.Thrown;
import dev.cairn.crds.registry.ModelVersion;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** Makes the Jobs of versions. A Job is made once: one that is there is left as it is. */
final class VersionJobs {
  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;

  VersionJobs(KubernetesClient client) {
    this.client = client;
  }

  /** Makes Jobs; the first refusal that a person must know of ends it. */
  Optional<VersionRefusal> create(ModelVersion version, List<Job> jobs) {
    return jobs.stream().flatMap(job -> create(version, job).stream()).findFirst();
  }

  private Optional<VersionRefusal> create(ModelVersion version, Job job) {
    try {
      client.resource(job).create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT -> met(version, job);
        case HttpURLConnection.HTTP_FORBIDDEN -> explain(e);
        case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE ->
            refusal(
                VersionReason.InvalidSpec,
                "the API server refuses Job %s, so correct spec.pod or spec.storage: %s"
                    .formatted(job.getMetadata().getName(), Thrown.words(e)));
        default -> throw e;
      };
    }
  }

  /**
   * What a person is told of a pass that failed; empty for what is simply tried again. A status is
   * refused when somebody's evidence holds what the API does not take.
   */
  static Optional<VersionRefusal> explain(Exception failure) {
    if (!(failure instanceof KubernetesClientException refused)) {
      return Optional.empty();
    }
    return switch (refused.getCode()) {
      case HttpURLConnection.HTTP_FORBIDDEN ->
          refusal(
              VersionReason.Forbidden,
              "the API server refuses the controller; it goes on trying: " + Thrown.words(refused));
      case UNPROCESSABLE ->
          refusal(
              VersionReason.InvalidSpec,
              "the evidence holds what a status cannot show, so make the version with other evidence or with none: "
                  + Thrown.words(refused));
      default -> Optional.empty();
    };
  }

  /** Ours is what we want, and one that is being deleted is soon gone; the caches will show it. */
  private Optional<VersionRefusal> met(ModelVersion version, Job job) {
    Job there = client.resource(job).get();
    return there != null && Owned.of(there, version) instanceof Ownership.Foreign foreign
        ? refusal(
            VersionReason.NameConflict,
            VerifyPlanner.taken(job.getMetadata().getName(), foreign.owner()))
        : Optional.empty();
  }

  private static Optional<VersionRefusal> refusal(VersionReason reason, String message) {
    return Optional.of(new VersionRefusal(reason, message));
  }
}
