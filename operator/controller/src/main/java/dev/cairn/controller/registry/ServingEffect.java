package dev.cairn.controller.registry;

import dev.cairn.crds.registry.Deployment;
import dev.cairn.crds.registry.ModelVersionStatus;
import java.util.List;

/** Where a version is in serving, in a new status. */
final class ServingEffect {
  private ServingEffect() {}

  /**
   * A status that says so, and nothing else anew.
   *
   * @param draft the new status; when nobody has looked at the services, it stays as it is
   */
  static ModelVersionStatus of(VersionCase that, ModelVersionStatus draft) {
    return that.seen().services().map(services -> of(that, draft, services)).orElse(draft);
  }

  private static ModelVersionStatus of(
      VersionCase that, ModelVersionStatus draft, List<ServingFacts> services) {
    String version = that.version().getMetadata().getName();
    List<Deployment> uses =
        DeploymentsPolicy.of(version, services, that.before().deployments(), that.now());
    return draft.toBuilder()
        .deployments(uses)
        .live(LivePolicy.of(version, uses, services, that.before().live()))
        .build();
  }
}
