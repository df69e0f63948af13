package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens when a step cannot be judged. */
public enum OnInconclusive {
  /** It goes on, and the outcome says Unproven. */
  @JsonProperty("Proceed")
  PROCEED,
  /** It waits for a person. */
  @JsonProperty("Hold")
  HOLD,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
