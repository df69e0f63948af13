package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Format of a data set's files. */
public enum DataFormat {
  /** Apache Parquet. */
  @JsonProperty("Parquet")
  PARQUET,
  /** Comma-separated values with a header. */
  @JsonProperty("CSV")
  CSV,
  /** One JSON object per line. */
  @JsonProperty("JSONLines")
  JSON_LINES,
  /** Files that Cairn does not open. */
  @JsonProperty("Opaque")
  OPAQUE,
  /** A value of a newer version. */
  @JsonEnumDefaultValue
  @JsonProperty("Unrecognised")
  UNRECOGNISED
}
