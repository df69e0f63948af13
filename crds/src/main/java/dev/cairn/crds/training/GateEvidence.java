package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure a pass must be. */
public enum GateEvidence {
  /** Fails only when the interval lies on the wrong side. */
  @JsonProperty("NotRefuted")
  NOT_REFUTED,
  /** The value itself decides. */
  @JsonProperty("Point")
  POINT,
  /** Passes only when the interval lies on the right side. */
  @JsonProperty("Proven")
  PROVEN,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
