package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A monitor in one word, for printing; derived, never read. */
public enum MonitorState {
  /** Nothing judged yet. */
  @JsonProperty("Pending")
  PENDING,
  /** As it was. */
  @JsonProperty("NoDrift")
  NO_DRIFT,
  /** The world has changed. */
  @JsonProperty("Drift")
  DRIFT,
  /** Too few rows to say. */
  @JsonProperty("InsufficientData")
  INSUFFICIENT_DATA,
  /** The data is broken. */
  @JsonProperty("DataQualityFailed")
  DATA_QUALITY_FAILED,
  /** A run of this monitor works. */
  @JsonProperty("Retraining")
  RETRAINING,
  /** Held by spec.suspend. */
  @JsonProperty("Suspended")
  SUSPENDED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
