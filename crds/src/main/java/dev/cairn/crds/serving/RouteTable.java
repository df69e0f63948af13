package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.FeatureEnrichment;
import dev.cairn.crds.model.Protocol;
import dev.cairn.crds.model.UnitKey;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How requests are split: the routers' only input. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RouteTable(
    @JsonPropertyDescription("Hash of the table; counters and evidence belong to one.")
        @Required
        @Size(min = 1, max = 64)
        String id,
    @JsonPropertyDescription("Counts tables, for people.") @Nullable Long epoch,
    @JsonPropertyDescription("Port of the routers that belongs to this service.")
        @Min(20_000)
        @Max(29_999)
        @Nullable Integer port,
    @JsonPropertyDescription("Who gets what; weights sum to 100.") @Size(max = 8) @ListMap("role")
        List<Backend> backends,
    @JsonPropertyDescription("Copies of requests.") @Nullable ShadowPhase shadow,
    @JsonPropertyDescription("What keeps a client on one revision.") @Nullable UnitKey sticky,
    @JsonPropertyDescription("Requests that go to one role whatever the weights.") @Size(max = 20)
        List<TrafficRule> rules,
    @JsonPropertyDescription("What answers when stable fails.") @Nullable Fallback fallback,
    @JsonPropertyDescription("Longest wait for the first byte.") @Size(max = 40)
        @Nullable String timeout,
    @JsonPropertyDescription("When a request that the candidate failed is sent to stable.")
        @Nullable RetryOnStable retryOnStable,
    @JsonPropertyDescription("What the predictors speak.") @Nullable Protocol protocol,
    @JsonPropertyDescription("Path that predicts; requests to others pass uncounted.")
        @Text(TextFormat.HTTP_PATH)
        @Nullable String predictPath,
    @JsonPropertyDescription("JSON pointer to the record or records in a request.")
        @Text(TextFormat.JSON_POINTER)
        @Nullable String featuresPointer,
    @JsonPropertyDescription("JSON pointer to the prediction or predictions in an answer.")
        @Text(TextFormat.JSON_POINTER)
        @Nullable String predictionPointer,
    @JsonPropertyDescription("Answers that come later are counted as slow.") @Size(max = 40)
        @Nullable String latencyLimit,
    @JsonPropertyDescription("True: header x-cairn-preview names a revision.")
        @Nullable Boolean preview,
    @JsonPropertyDescription("Whether requests are checked.") @Nullable SchemaCheck schema,
    @JsonPropertyDescription("What is recorded.") @Nullable Recording record,
    @JsonPropertyDescription("Online features that are added.")
        @Size(max = 8)
        @ListMap("featureView")
        List<FeatureEnrichment> enrich,
    @JsonPropertyDescription("Columns that monitors count.") @Size(max = 8) @ListMap("monitor")
        List<ObservedColumns> observe,
    @JsonPropertyDescription(
            "Error rate above which a router takes the candidate's weight away by itself.")
        @Nullable Double trip) {
  public RouteTable {
    backends = backends == null ? List.of() : List.copyOf(backends);
    rules = rules == null ? List.of() : List.copyOf(rules);
    enrich = enrich == null ? List.of() : List.copyOf(enrich);
    observe = observe == null ? List.of() : List.copyOf(observe);
  }

  /** A revision and its share. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Backend(
      @JsonPropertyDescription("What it is.") @Required RevisionRole role,
      @JsonPropertyDescription("Name of the revision.") @Required @Text(TextFormat.DNS_LABEL)
          String revision,
      @JsonPropertyDescription("The ModelVersion.") @Text(TextFormat.DNS_SUBDOMAIN)
          @Nullable String modelVersion,
      @JsonPropertyDescription("Digest of the artifact.") @Text(TextFormat.DIGEST)
          @Nullable String artifactDigest,
      @JsonPropertyDescription("Digest of the predictor's image.") @Text(TextFormat.DIGEST)
          @Nullable String imageDigest,
      @JsonPropertyDescription("Share of the traffic, in percent.") @Required @Min(0) @Max(100)
          Integer weight,
      @JsonPropertyDescription("Name of the revision's Service.")
          @Required
          @Text(TextFormat.DNS_LABEL)
          String service,
      @JsonPropertyDescription("Port of that Service.") @Required @Min(1) @Max(65535)
          Integer port) {}

  /** Columns that one monitor wants counted. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ObservedColumns(
      @JsonPropertyDescription("Name of the DriftMonitor.")
          @Required
          @Text(TextFormat.DNS_SUBDOMAIN)
          String monitor,
      @JsonPropertyDescription("Length of a pane.") @Size(max = 40) @Nullable String pane,
      @JsonPropertyDescription("The columns with their frozen bins.")
          @Size(max = 100)
          @ListMap("name")
          List<ObservedColumn> columns) {
    public ObservedColumns {
      columns = columns == null ? List.of() : List.copyOf(columns);
    }
  }

  /** A column with its frozen bins. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ObservedColumn(
      @JsonPropertyDescription("Name of the column.") @Required @Size(min = 1, max = 128)
          String name,
      @JsonPropertyDescription("Inner edges of the bins of a number.") @Size(max = 64)
          List<Double> edges,
      @JsonPropertyDescription("Values with a bin of their own.") @Size(max = 64)
          List<@Size(max = 256) String> levels) {
    public ObservedColumn {
      edges = edges == null ? List.of() : List.copyOf(edges);
      levels = levels == null ? List.of() : List.copyOf(levels);
    }
  }
}
