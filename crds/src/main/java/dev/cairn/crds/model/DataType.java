package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Type of a column's values. */
public enum DataType {
  /** A number. */
  @JsonProperty("Double")
  DOUBLE,
  /** A whole number. */
  @JsonProperty("Long")
  LONG,
  /** Text. */
  @JsonProperty("String")
  STRING,
  /** True or false. */
  @JsonProperty("Boolean")
  BOOLEAN,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
