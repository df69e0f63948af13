package dev.cairn.controller.serving.revision;

import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/** Names and labels that the objects of a revision share. */
public final class RevisionMark {
  private RevisionMark() {}

  /** Metadata of an object of a revision: it has the revision's name. */
  static ObjectMetaBuilder metadata(InferenceService service, String revision) {
    return Owned.child(service, revision, PredictorDeploymentManifest.COMPONENT)
        .addToLabels(Labels.REVISION, revision);
  }

  /** Labels by which exactly the pods of a revision are found. */
  public static Map<String, String> selector(InferenceService service, String revision) {
    Map<String, String> labels =
        Labels.of(
            service.getKind(),
            service.getMetadata().getName(),
            PredictorDeploymentManifest.COMPONENT);
    labels.put(Labels.REVISION, revision);
    return labels;
  }
}
