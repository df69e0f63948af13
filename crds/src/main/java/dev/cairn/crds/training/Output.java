package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the artifact goes. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Output(
    @JsonPropertyDescription(
            "Directory, pvc://claim/path or s3://bucket/path; the run's own directory is made in it. Absent: the namespace's default.")
        @Text(TextFormat.URI)
        @ValidationRule(
            value = "!self.startsWith('http')",
            message = "artifacts cannot be written to http(s); use pvc:// or s3://")
        @Nullable String uri,
    @JsonPropertyDescription("Format of the artifact, such as SKLearn.")
        @Text(TextFormat.CAMEL_CASE)
        @Nullable String format,
    @JsonPropertyDescription("Greatest size of the artifact.")
        @Text(TextFormat.QUANTITY)
        @Default(Output.DEFAULT_MAX_SIZE)
        String maxSize) {

  /** Schema default of {@link #maxSize()}. */
  public static final String DEFAULT_MAX_SIZE = "10Gi";

  public Output {
    maxSize = maxSize == null ? DEFAULT_MAX_SIZE : maxSize;
  }
}
