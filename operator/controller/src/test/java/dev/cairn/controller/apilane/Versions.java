package dev.cairn.controller.apilane;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.ModelVersionStatusBuilder;
import dev.cairn.crds.registry.Provenance;
import dev.cairn.crds.registry.VersionState;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;

/** Versions of the churn model as the registry has left them. */
final class Versions {
  private Versions() {}

  /** One that is verified, effective in a stage, and can predict. */
  static void available(World world, String name, String stage) {
    write(
        world,
        made(world, name, stage),
        known(VersionState.AVAILABLE).stage(stage).runtime(Samples.runtime()).build());
  }

  /** One that does not say how it predicts. */
  static void withoutRuntime(World world, String name) {
    write(world, made(world, name, "None"), known(VersionState.AVAILABLE).build());
  }

  /** One whose artifact is another than it says: the registry rejects it. */
  static void tampered(World world, String name) {
    world.kubelet().volumes().put("pvc://models/%s/".formatted(name), "tampered");
    made(world, name, "None");
  }

  private static ModelVersionStatusBuilder known(VersionState state) {
    return ModelVersionStatus.empty().toBuilder()
        .observedGeneration(1L)
        .state(state)
        .provenance(Provenance.ATTESTED)
        .stageSince("2026-11-01T00:00:00Z");
  }

  private static ModelVersion made(World world, String name, String stage) {
    return world
        .client()
        .resource(
            Samples.parseVersion(
                Samples.version(name, Volumes.digest(name))
                    .replace("stage: None", "stage: " + stage)))
        .inNamespace(world.namespace())
        .create();
  }

  /** Whatever an operator that runs already has written meanwhile. */
  private static void write(World world, ModelVersion made, ModelVersionStatus status) {
    String patch = world.client().getKubernetesSerialization().asJson(Map.of("status", status));
    world
        .client()
        .resource(made)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }
}
