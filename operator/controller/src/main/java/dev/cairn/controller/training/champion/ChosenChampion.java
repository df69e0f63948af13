package dev.cairn.controller.training.champion;

import dev.cairn.contract.Champion;
import dev.cairn.crds.model.Predictor;
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
}
