package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One channel of data. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.uri) != has(self.featureViews)",
    message = "give exactly one of uri and featureViews")
@ValidationRule(
    value = "!has(self.select) || (has(self.uri) && self.uri.endsWith('/'))",
    message = "select needs the uri of a directory, with a trailing slash")
@ValidationRule(
    value = "!has(self.checks) || !has(self.format) || self.format != 'Opaque'",
    message = "checks need a tabular format; Opaque files are not opened")
@ValidationRule(
    value = "!has(self.uri) || has(self.format)",
    message = "say the format: Parquet, CSV, JSONLines or Opaque")
public record Dataset(
    @JsonPropertyDescription(
            "Name of the channel: its files are in the directory of that name below /opt/ml/input/data.")
        @Required
        @Text(TextFormat.DNS_LABEL)
        String name,
    @JsonPropertyDescription(
            "A file or, with a trailing slash, a directory: pvc://claim/path, s3://bucket/path, http(s)://host/file.")
        @Text(TextFormat.URI)
        @Nullable String uri,
    @JsonPropertyDescription("Which partitions of a directory; absent: all.")
        @Nullable PartitionSelection select,
    @JsonPropertyDescription("Whether what was used is copied beside the artifact. Absent: None.")
        @Nullable Keep keep,
    @JsonPropertyDescription("Format of the files.") @Nullable DataFormat format,
    @JsonPropertyDescription("Pin: the run fails when the data has another digest.")
        @Text(TextFormat.DIGEST)
        @Nullable String digest,
    @JsonPropertyDescription("What the data must satisfy before anything trains.")
        @Nullable DataChecks checks,
    @JsonPropertyDescription(
            "Column with the time of an event; for seasons and for the age of evaluation data.")
        @Size(max = 128)
        @Text(TextFormat.PLAIN_TEXT)
        @Nullable String eventTime,
    @JsonPropertyDescription("Time zone of times without one.") @Text(TextFormat.TIME_ZONE)
        @Nullable String timeZone,
    @JsonPropertyDescription("Instead of uri: a point-in-time join of features.")
        @Nullable FeatureJoin featureViews) {

  /** Whether what was used is copied, {@link Keep#NONE} unless said. */
  public Keep keepOrDefault() {
    return keep == null ? Keep.NONE : keep;
  }
}
