package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a run was made. */
public enum TriggerKind {
  /** A person or a pipeline applied it. */
  @JsonProperty("Manual")
  MANUAL,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
