package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a prediction server speaks. */
public enum Protocol {
  /** JSON over HTTP. */
  @JsonProperty("JSON")
  JSON,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
