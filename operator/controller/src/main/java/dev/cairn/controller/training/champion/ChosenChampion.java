package dev.cairn.controller.training.champion;

import dev.cairn.contract.Champion;
import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.model.ResolvedImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The version that a run's result is compared with.
 *
 * @param told what the worker's steps are told of it
 * @param runtime how it predicts; null when it cannot, and {@code told} says why
 */
public record ChosenChampion(Champion told, @Nullable Means runtime) {
  /**
   * How a version predicts.
   *
   * @param image that a node can pull again, by digest where a registry knows it
   * @param predictor function or command, and resources
   */
  public record Means(String image, Predictor predictor) {}

  /** How it predicts the rows of the run; empty when it cannot. */
  public Optional<Means> predictsWith() {
    return Optional.ofNullable(runtime);
  }

  /** The reference by which the very image is pulled again. */
  static String pullable(ResolvedImage image) {
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
