package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What the evidence says. */
public enum Verdict {
  /** No harm seen in enough data. */
  @JsonProperty("Passed")
  PASSED,
  /** Surely worse than allowed. */
  @JsonProperty("Failed")
  FAILED,
  /** Too little data to say. */
  @JsonProperty("Inconclusive")
  INCONCLUSIVE,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
