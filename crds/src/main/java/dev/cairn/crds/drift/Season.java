package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A rhythm that the reference follows. */
public enum Season {
  /** None. */
  @JsonProperty("None")
  NONE,
  /** The hour of the day. */
  @JsonProperty("HourOfDay")
  HOUR_OF_DAY,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
