package dev.cairn.controller.serving;

import dev.cairn.controller.serving.rollout.ServiceReason;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.VersionState;
import dev.cairn.crds.serving.ServedModel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which version a service asks for, among those of its namespace. Pure. */
final class TargetPolicy {
  /** What a service asks for. */
  sealed interface Choice {
    /** This version. */
    record Chosen(ModelVersion version) implements Choice {}

    /** One that is not there, or not usable, yet. */
    record Awaited(ServiceReason reason, String message) implements Choice {}

    /** One that will not be used. */
    record Unfit(ServiceReason reason, String message) implements Choice {}
  }

  private static final Comparator<ModelVersion> NEWEST =
      Comparator.comparing(TargetPolicy::since)
          .thenComparing(version -> String.valueOf(version.getMetadata().getCreationTimestamp()))
          .thenComparing(version -> version.getMetadata().getName());

  private TargetPolicy() {}

  /**
   * Chooses.
   *
   * @param model what the spec says
   * @param versions all of the namespace that the caches know
   */
  static Choice choose(ServedModel model, List<ModelVersion> versions) {
    String pinned = model.version();
    return pinned == null
        ? ofStage(model.name(), String.valueOf(model.stage()), versions)
        : named(model.name(), pinned, versions);
  }

  /** A version by its name, whatever its stage. */
  static Choice named(String model, String name, List<ModelVersion> versions) {
    Optional<ModelVersion> found =
        versions.stream()
            .filter(version -> version.getMetadata().getName().equals(name))
            .findFirst();
    if (found.isEmpty()) {
      return new Choice.Awaited(
          ServiceReason.ModelVersionNotFound,
          "there is no ModelVersion %s in this namespace: apply it, or name another one"
              .formatted(name));
    }
    String line = found.get().getSpec().model().name();
    if (!line.equals(model)) {
      return new Choice.Unfit(
          ServiceReason.ModelVersionNotFound,
          "ModelVersion %s is a version of model %s, not of %s: correct spec.model"
              .formatted(name, line, model));
    }
    return judged(found.get());
  }

  private static Choice judged(ModelVersion version) {
    VersionState state = version.getStatus() == null ? null : version.getStatus().state();
    String name = version.getMetadata().getName();
    return switch (state) {
      case AVAILABLE -> new Choice.Chosen(version);
      case REJECTED ->
          new Choice.Unfit(
              ServiceReason.ModelVersionRejected,
              "ModelVersion %s was rejected: `kubectl describe modelversion %s` says why; name another one"
                  .formatted(name, name));
      case null, default ->
          new Choice.Awaited(
              ServiceReason.ModelVersionPending,
              "ModelVersion %s is not verified yet".formatted(name));
    };
  }

  private static Choice ofStage(String model, String stage, List<ModelVersion> versions) {
    return versions.stream()
        .filter(version -> version.getSpec().model().name().equals(model))
        .filter(version -> isEffective(version, stage))
        .max(NEWEST)
        .<Choice>map(Choice.Chosen::new)
        .orElseGet(
            () ->
                new Choice.Awaited(
                    ServiceReason.ModelVersionPending,
                    "no version of model %s is effective in stage %s yet".formatted(model, stage)));
  }

  private static boolean isEffective(ModelVersion version, String stage) {
    ModelVersionStatus status = version.getStatus();
    return status != null
        && status.state() == VersionState.AVAILABLE
        && Objects.equals(status.stage(), stage);
  }

  private static Instant since(ModelVersion version) {
    String since = version.getStatus() == null ? null : version.getStatus().stageSince();
    return since == null ? Instant.MIN : OffsetDateTime.parse(since).toInstant();
  }
}
