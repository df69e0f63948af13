package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A service in one word, for printing; derived, never read. */
public enum ServiceState {
  /** Nothing serves yet. */
  @JsonProperty("Pending")
  PENDING,
  /** Stable serves. */
  @JsonProperty("Ready")
  READY,
  /** A candidate gets copies. */
  @JsonProperty("Shadowing")
  SHADOWING,
  /** A candidate gets traffic. */
  @JsonProperty("Progressing")
  PROGRESSING,
  /** A step waits for a person or for proof. */
  @JsonProperty("Waiting")
  WAITING,
  /** The candidate has everything, the previous version is warm. */
  @JsonProperty("Baking")
  BAKING,
  /** The target was refused, the previous version serves. */
  @JsonProperty("RolledBack")
  ROLLED_BACK,
  /** Stable does not serve as it should. */
  @JsonProperty("Degraded")
  DEGRADED,
  /** Held by a person. */
  @JsonProperty("Paused")
  PAUSED,
  /** Held by spec.suspend. */
  @JsonProperty("Suspended")
  SUSPENDED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
