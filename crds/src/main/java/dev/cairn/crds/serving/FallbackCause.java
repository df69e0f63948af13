package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** When the fallback answers. */
public enum FallbackCause {
  /** Stable answered with an error. */
  @JsonProperty("Error")
  ERROR,
  /** Stable did not answer in time. */
  @JsonProperty("Timeout")
  TIMEOUT,
  /** No capacity is left. */
  @JsonProperty("Overload")
  OVERLOAD,
  /** The request breaks the signature. */
  @JsonProperty("SchemaViolation")
  SCHEMA_VIOLATION,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
