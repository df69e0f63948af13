package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.crds.model.Stages;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionSpec;
import dev.cairn.crds.registry.ModelVersionStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * A version as decisions see it.
 *
 * @param version the object; its status is {@code before}
 * @param before what was said of it last
 * @param seen what stands around it
 * @param now the time of this look
 */
record VersionCase(
    ModelVersion version, ModelVersionStatus before, VersionObservation seen, Instant now) {

  static VersionCase of(ModelVersion version, VersionObservation seen, Instant now) {
    ModelVersionStatus before =
        version.getStatus() == null ? ModelVersionStatus.empty() : version.getStatus();
    return new VersionCase(version, before, seen, now);
  }

  ModelVersionSpec spec() {
    return version.getSpec();
  }

  String name() {
    return version.getMetadata().getName();
  }

  long generation() {
    return version.getMetadata().getGeneration();
  }

  Duration age() {
    return Duration.between(Instant.parse(version.getMetadata().getCreationTimestamp()), now);
  }

  /** Version and namespace come by two watches; without its rules nobody may enter Production. */
  boolean isAheadOfItsNamespace() {
    return seen.rules().isEmpty() && spec().stage().equals(Stages.PRODUCTION);
  }

  /** Whether the stage that the spec asks for is in effect up to now. */
  boolean isInEffect() {
    return spec().stage().equals(before.stage());
  }

  /** New conditions on top of the present ones. */
  Conditions conditions() {
    return new Conditions(before.conditions(), generation(), now);
  }
}
