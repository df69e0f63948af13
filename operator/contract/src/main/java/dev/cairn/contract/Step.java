package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A container of a run's Jobs, in the order in which they work. The JSON value is the container's
 * name.
 */
public enum Step {
  /** Worker: copies and checks the data. */
  @JsonProperty("fetch")
  FETCH("fetch"),
  /** The user's image: trains. */
  @JsonProperty("train")
  TRAIN("train"),
  /** Worker: hashes the model and uploads it under its partial name. */
  @JsonProperty("stage")
  STAGE("stage"),
  /** Worker: writes the evidence and makes the artifact visible under its final name. */
  @JsonProperty("publish")
  PUBLISH("publish"),
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
