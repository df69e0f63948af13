package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A version in one word, for printing; derived, never read. */
public enum VersionState {
  /** Being verified. */
  @JsonProperty("Pending")
  PENDING,
  /** Verified; can be served. */
  @JsonProperty("Available")
  AVAILABLE,
  /** Refused; never served. */
  @JsonProperty("Rejected")
  REJECTED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
