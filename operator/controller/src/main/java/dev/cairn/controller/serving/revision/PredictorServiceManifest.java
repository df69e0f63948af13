package dev.cairn.controller.serving.revision;

import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/**
 * The Service of a revision: its EndpointSlices tell routers which pods are ready. It has no
 * address of its own: nobody but routers asks predictors, and routers choose among the pods
 * themselves.
 */
public final class PredictorServiceManifest {
  private PredictorServiceManifest() {}

  /** The Service; it has the revision's name and the server's port. */
  public static Service of(InferenceService service, RevisionFacts revision) {
    return new ServiceBuilder()
        .withMetadata(RevisionMark.metadata(service, revision.name()).build())
        .withNewSpec()
        .withClusterIP("None")
        .withSelector(RevisionMark.selector(service, revision.name()))
        .addNewPort()
        .withName(PredictorContainer.PORT)
        .withProtocol("TCP")
        .withPort(revision.port())
        .withNewTargetPort(revision.port())
        .endPort()
        .endSpec()
        .build();
  }
}
