package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the data that was used is kept. */
public enum Keep {
  /** Nothing is copied. */
  @JsonProperty("None")
  NONE,
  /** What was used is copied beside the artifact. */
  @JsonProperty("Snapshot")
  SNAPSHOT,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
