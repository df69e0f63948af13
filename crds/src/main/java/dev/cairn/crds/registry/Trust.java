package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How a fact is known. */
public enum Trust {
  /** Measured by Cairn. */
  @JsonProperty("Verified")
  VERIFIED,
  /** Said by somebody. */
  @JsonProperty("Declared")
  DECLARED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
