package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What may start a retraining. */
public enum RetrainingTrigger {
  /** An episode. */
  @JsonProperty("Drift")
  DRIFT,
  /** A tick of the schedule. */
  @JsonProperty("Schedule")
  SCHEDULE,
  /** A new value of annotation cairn.dev/retrain. */
  @JsonProperty("Event")
  EVENT,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
