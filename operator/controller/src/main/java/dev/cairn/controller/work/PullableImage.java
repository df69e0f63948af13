package dev.cairn.controller.work;

import dev.cairn.crds.model.ResolvedImage;

/** Names an image that a node resolved so that another node finds the same. */
public final class PullableImage {
  private PullableImage() {}

  /** The reference by which the very image is pulled again. */
  public static String of(ResolvedImage image) {
    String reference = String.valueOf(image.reference());
    if (image.kind() != ResolvedImage.Kind.REPO || image.digest() == null) {
      return reference; // imported into nodes: no registry knows its digest
    }
    int at = reference.indexOf('@');
    String name = at < 0 ? reference : reference.substring(0, at);
    int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    return (tag < 0 ? name : name.substring(0, tag)) + "@" + image.digest();
  }
}
