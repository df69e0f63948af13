package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** When a run becomes a ModelVersion. */
public enum RegistrationPolicy {
  /** When no gate fails. */
  @JsonProperty("WhenGatesPass")
  WHEN_GATES_PASS,
  /** Whatever the gates say; failed gates force stage None. */
  @JsonProperty("Always")
  ALWAYS,
  /** The artifact is published, no version is made. */
  @JsonProperty("Never")
  NEVER,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
