package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Format of a source's files. */
public enum SourceFormat {
  /** Apache Parquet. */
  @JsonProperty("Parquet")
  PARQUET,
  /** Comma-separated values with a header. */
  @JsonProperty("CSV")
  CSV,
  /** One JSON object per line. */
  @JsonProperty("JSONLines")
  JSON_LINES,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
