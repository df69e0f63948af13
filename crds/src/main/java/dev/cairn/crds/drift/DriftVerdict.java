package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a window or a column says. */
public enum DriftVerdict {
  /** As it was. */
  @JsonProperty("NoDrift")
  NO_DRIFT,
  /** Changed. */
  @JsonProperty("Drift")
  DRIFT,
  /** Too few rows to say. */
  @JsonProperty("InsufficientData")
  INSUFFICIENT_DATA,
  /** The data is broken. */
  @JsonProperty("DataQualityFailed")
  DATA_QUALITY_FAILED,
  /** Its panes were lost. */
  @JsonProperty("Missed")
  MISSED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
