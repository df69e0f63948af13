package dev.cairn.controller.training.seen;

import dev.cairn.contract.ImageRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a node made of an image reference. */
public final class ImageResolution {
  private static final String ALGORITHM = "sha256:";

  private ImageResolution() {}

  /**
   * The resolved image.
   *
   * @param reference what the spec names
   * @param imageId the kubelet's imageID: name@sha256:… (digest of the manifest) or sha256:…
   *     (digest of the configuration of an image that was imported into the node); empty until the
   *     container was made
   */
  public static Optional<ImageRef> of(String reference, @Nullable String imageId) {
    if (imageId == null || imageId.isEmpty()) {
      return Optional.empty();
    }
    int at = imageId.indexOf("@" + ALGORITHM);
    if (at >= 0) {
      return Optional.of(new ImageRef(reference, imageId.substring(at + 1), ImageRef.Kind.REPO));
    }
    int start = imageId.lastIndexOf(ALGORITHM);
    return start < 0
        ? Optional.empty()
        : Optional.of(new ImageRef(reference, imageId.substring(start), ImageRef.Kind.LOCAL));
  }
}
