package dev.cairn.controller.serving.rollout;

import dev.cairn.crds.serving.RouteTable;
import org.jspecify.annotations.Nullable;

/**
 * A revision as routers and people need to know it.
 *
 * @param name of the revision, its Deployment and its Service's owner
 * @param modelVersion name of the ModelVersion
 * @param artifactDigest digest of the artifact
 * @param imageDigest digest of the predictor's image, where known
 * @param service name of the revision's Service
 * @param port of that Service, 1 to 65535
 */
public record RevisionIdentity(
    String name,
    String modelVersion,
    String artifactDigest,
    @Nullable String imageDigest,
    String service,
    int port) {

  /** As a route table has it. */
  static RevisionIdentity of(RouteTable.Backend backend) {
    return new RevisionIdentity(
        backend.revision(),
        backend.modelVersion() == null ? "" : backend.modelVersion(),
        backend.artifactDigest() == null ? "" : backend.artifactDigest(),
        backend.imageDigest(),
        backend.service(),
        backend.port());
  }
}
