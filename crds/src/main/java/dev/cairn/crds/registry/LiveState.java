package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a version is in serving. */
public enum LiveState {
  /** A service asks for it. */
  @JsonProperty("Requested")
  REQUESTED,
  /** It gets part of the traffic. */
  @JsonProperty("Rolling")
  ROLLING,
  /** It is a service's stable. */
  @JsonProperty("Live")
  LIVE,
  /** It was taken back. */
  @JsonProperty("RolledBack")
  ROLLED_BACK,
  /** It was live and is no more. */
  @JsonProperty("Retired")
  RETIRED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
