package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model is asked for. */
public enum Task {
  /** One of two classes. */
  @JsonProperty("BinaryClassification")
  BINARY_CLASSIFICATION,
  /** One of several classes. */
  @JsonProperty("MulticlassClassification")
  MULTICLASS_CLASSIFICATION,
  /** A number. */
  @JsonProperty("Regression")
  REGRESSION,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
