package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The step of a run that works. */
public enum RunStep {
  /** Copies and checks the data. */
  @JsonProperty("Fetch")
  FETCH,
  /** The user's container trains. */
  @JsonProperty("Train")
  TRAIN,
  /** The result predicts the hold-out. */
  @JsonProperty("Predict")
  PREDICT,
  /** The result is hashed and uploaded. */
  @JsonProperty("Stage")
  STAGE,
  /** What scoring needs is collected. */
  @JsonProperty("Gather")
  GATHER,
  /** The champion predicts the hold-out. */
  @JsonProperty("PredictChampion")
  PREDICT_CHAMPION,
  /** Evidence is written, the artifact becomes visible. */
  @JsonProperty("Publish")
  PUBLISH,
  /** All steps are done. */
  @JsonProperty("Published")
  PUBLISHED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
