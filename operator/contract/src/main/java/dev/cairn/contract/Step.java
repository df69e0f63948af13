package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A container of Cairn's Jobs, in the order in which they work. The JSON value is the container's
 * name.
 */
public enum Step {
  /** Worker: copies and checks the data. */
  @JsonProperty("fetch")
  FETCH("fetch"),
  /** The user's image: trains. */
  @JsonProperty("train")
  TRAIN("train"),
  /** The predictor's image: predicts the evaluation sets. */
  @JsonProperty("predict")
  PREDICT("predict"),
  /** Worker: hashes the model and uploads it under its partial name. */
  @JsonProperty("stage")
  STAGE("stage"),
  /** Worker: brings rows and the champion's model to the next step. */
  @JsonProperty("gather")
  GATHER("gather"),
  /** The champion's image: predicts the same rows. */
  @JsonProperty("predict-champion")
  PREDICT_CHAMPION("predict-champion"),
  /**
   * Worker: scores, decides the gates, writes the evidence and makes the artifact visible under its
   * final name.
   */
  @JsonProperty("publish")
  PUBLISH("publish"),
  /** Worker: reads an artifact and its evidence back and compares digests; a Job of its own. */
  @JsonProperty("verify")
  VERIFY("verify"),
  /** Worker: brings a model to the container that serves it; first in a predictor's pod. */
  @JsonProperty("load")
  LOAD("load"),
  /** A step of a newer program. */
  @JsonEnumDefaultValue
  UNRECOGNISED("");

  private final String container;

  Step(String container) {
    this.container = container;
  }

  /** Name of the container that does this step. */
  public String container() {
    return container;
  }
}
