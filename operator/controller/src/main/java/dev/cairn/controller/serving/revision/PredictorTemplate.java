package dev.cairn.controller.serving.revision;

import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.pod.PodSettings;
import dev.cairn.crds.storage.StorageCredential;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pods of a revision are made from, besides the artifact. Scaling and the images of Cairn
 * itself are no part of it.
 *
 * @param image reference by which nodes pull it, with its digest where a registry knows it
 * @param imageDigest sha256:… of the image; null when only its tag is known
 * @param predictor function or command, and resources; values that are defaults are left out, see
 *     {@link Speaks}
 * @param pod settings of the pods
 * @param storage credentials for the artifact
 */
public record PredictorTemplate(
    String image,
    @Nullable String imageDigest,
    Predictor predictor,
    PodSettings pod,
    List<StorageCredential> storage) {
  public PredictorTemplate {
    storage = List.copyOf(storage);
  }
}
