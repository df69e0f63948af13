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
 *     link-local or private; set by the administrator
 * @param evaluation which channels are kept from the trainer, and how they are split; absent: none
 * @param known data that was trained on before; empty: the run trains whatever it finds
 * @param signature declared columns of the model; absent: inferred
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
    @Nullable EvaluationSpec evaluation,
    List<KnownData> known,
    @Nullable ModelSignature signature,
    List<StorageAccess> storage) {

  public FetchInput {
    storage = storage == null ? List.of() : List.copyOf(storage);
    known = known == null ? List.of() : List.copyOf(known);
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    channels = channels == null ? List.of() : List.copyOf(channels);
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
  }

  /** Of a run that reads and writes no s3:// address. */
  public FetchInput(
      OutputPlace output,
      Map<String, String> parameters,
      List<Channel> channels,
      String asOf,
      List<String> allowedAddresses,
      @Nullable EvaluationSpec evaluation,
      List<KnownData> known,
      @Nullable ModelSignature signature) {
    this(
        output,
        parameters,
        channels,
        asOf,
        allowedAddresses,
        evaluation,
        known,
        signature,
        List.of());
  }

  /** Of a run without an evaluation, whatever data it finds. */
  public FetchInput(
      OutputPlace output,
      Map<String, String> parameters,
      List<Channel> channels,
      String asOf,
      List<String> allowedAddresses) {
    this(output, parameters, channels, asOf, allowedAddresses, null, List.of(), null);
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
   * @param eventTime column with the time of an event
   * @param timeZone of times without one; absent: UTC
   * @param snapshot true: what was used is copied beside the artifact
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Channel(
      String name,
      String uri,
      String format,
      @Nullable Select select,
      @Nullable String digest,
      @Nullable Checks checks,
      @Nullable String eventTime,
      @Nullable String timeZone,
      @Nullable Boolean snapshot) {

    /** A channel without event times and without a snapshot. */
    public Channel(
        String name,
        String uri,
        String format,
        @Nullable Select select,
        @Nullable String digest,
        @Nullable Checks checks) {
      this(name, uri, format, select, digest, checks, null, null, null);
    }
  }

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
