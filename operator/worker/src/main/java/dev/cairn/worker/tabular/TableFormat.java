package dev.cairn.worker.tabular;

import java.util.Optional;

/** File formats whose rows can be counted. */
public enum TableFormat {
  /** Apache Parquet. */
  PARQUET(
      "Parquet",
      "application/x-parquet",
      "read_parquet(%s, hive_partitioning = false)",
      "read_parquet(%s, hive_partitioning = false)"),
  /** RFC 4180: commas, double quotes, a header line, UTF-8; optionally compressed. */
  CSV(
      "CSV",
      "text/csv",
      "read_csv(%s, header = true, skip = 0, delim = ',', quote = '\"', escape = '\"', comment ="
          + " '', strict_mode = true, all_varchar = true, auto_detect = true, hive_partitioning ="
          + " false)",
      "read_csv(%s, header = true, skip = 0, delim = ',', quote = '\"', escape = '\"', comment ="
          + " '', strict_mode = true, sample_size = -1, auto_detect = true, hive_partitioning ="
          + " false)"),
  /** One JSON object per line; optionally compressed. */
  JSON_LINES(
      "JSONLines",
      "application/jsonlines",
      "read_json(%s, format = 'newline_delimited', records = true, sample_size = -1,"
          + " map_inference_threshold = -1, hive_partitioning = false)",
      "read_json(%s, format = 'newline_delimited', records = true, sample_size = -1,"
          + " map_inference_threshold = -1, hive_partitioning = false)");

  private final String declared;
  private final String contentType;
  private final String call;
  private final String typedCall;

  TableFormat(String declared, String contentType, String call, String typedCall) {
    this.declared = declared;
    this.contentType = contentType;
    this.call = call;
    this.typedCall = typedCall;
  }

  /** The format that a channel declares; empty for those without rows. */
  public static Optional<TableFormat> of(String declared) {
    for (TableFormat format : values()) {
      if (format.declared.equals(declared)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The word of the API. */
  public String declared() {
    return declared;
  }

  /** The MIME type that training images know. */
  public String contentType() {
    return contentType;
  }

  /** DuckDB's table function for a file whose values are only counted. */
  String reader(String quotedPath) {
    return call.formatted(quotedPath);
  }

  /** DuckDB's table function for a file whose values count: those of a CSV file get types. */
  String typedReader(String quotedPath) {
    return typedCall.formatted(quotedPath);
  }
}
