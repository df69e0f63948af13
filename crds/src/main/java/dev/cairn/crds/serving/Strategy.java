package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How traffic moves to a candidate. */
public enum Strategy {
  /** Step by step. */
  @JsonProperty("Canary")
  CANARY,
  /** From nothing to everything. */
  @JsonProperty("BlueGreen")
  BLUE_GREEN,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
