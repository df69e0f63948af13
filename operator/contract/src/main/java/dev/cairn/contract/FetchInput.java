package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Input of the step fetch.
 *
 * @param output looked at first: a run that was published before is not trained again
 * @param parameters written to hyperparameters.json as they are
 * @param channels what to copy
 * @param asOf ISO-8601 instant from which a channel's "last" counts back
 * @param allowedAddresses CIDR blocks that http(s) sources may be in although they are loopback,
 *     link-local or private; set by the administrator. Servers of s3:// are judged alike
 * @param storage how s3:// addresses are reached
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record FetchInput(
    OutputPlace output,
    Map<String, String> parameters,
    List<Channel> channels,
    String asOf,
    List<String> allowedAddresses,
    List<StorageAccess> storage) {

  public FetchInput {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    channels = channels == null ? List.of() : List.copyOf(channels);
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
    storage = storage == null ? List.of() : List.copyOf(storage);
  }

  /** An input that reads nothing from s3://. */
  public FetchInput(
      OutputPlace output,
      Map<String, String> parameters,
      List<Channel> channels,
      String asOf,
      List<String> allowedAddresses) {
    this(output, parameters, channels, asOf, allowedAddresses, List.of());
  }

  /**
   * One data set.
   *
   * @param name the channel: its files land in /opt/ml/input/data/name/
   * @param uri pvc://claim/path or s3://bucket/path (a file or, with a trailing slash, a directory)
   *     or http(s)://host/file
   * @param format Parquet, CSV, JSONLines or Opaque
   * @param select which partitions of a directory; absent: all of it
   * @param digest pin: what the selected data must hash to
   * @param checks what the data must satisfy
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Channel(
      String name,
      String uri,
      String format,
      @Nullable Select select,
      @Nullable String digest,
      @Nullable Checks checks) {}

  /**
   * Partitions of a Hive-style directory (partition=value/), by the time that their value names.
   *
   * @param partition name of the partition column
   * @param last a count with d or h: partitions that begin after asOf minus this and not after asOf
   * @param since first partition value, inclusive
   * @param until last partition value, exclusive
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Select(
      String partition, @Nullable String last, @Nullable String since, @Nullable String until) {}

  /**
   * What a tabular channel must satisfy.
   *
   * @param minRows least number of rows
   * @param maxNullShare greatest share of nulls, 0 to 1, in any column
   * @param requiredColumns names that must be there
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Checks(
      @Nullable Long minRows, @Nullable Double maxNullShare, List<String> requiredColumns) {
    public Checks {
      requiredColumns = requiredColumns == null ? List.of() : List.copyOf(requiredColumns);
    }
  }
}
