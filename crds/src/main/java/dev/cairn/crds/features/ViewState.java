package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A view in one word, for printing; derived, never read. */
public enum ViewState {
  /** Valid; nothing is kept online. */
  @JsonProperty("Defined")
  DEFINED,
  /** Values are being written. */
  @JsonProperty("Materializing")
  MATERIALIZING,
  /** The newest event is young enough. */
  @JsonProperty("Fresh")
  FRESH,
  /** It is not. */
  @JsonProperty("Stale")
  STALE,
  /** The last materialisation failed; older values serve. */
  @JsonProperty("Failed")
  FAILED,
  /** Held by spec.suspend. */
  @JsonProperty("Suspended")
  SUSPENDED,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
