package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.pod.ResourceSettings;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a model predicts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Predictor(
    @JsonPropertyDescription(
            "Python function, module:function, from a list of records to a list of predictions; Cairn brings the server.")
        @Size(max = 256)
        @Pattern("^[A-Za-z_][A-Za-z0-9_.]*:[A-Za-z_][A-Za-z0-9_.]*$")
        @Nullable String handler,
    @JsonPropertyDescription("Command of a server of your own, instead of a handler.")
        @Size(max = 64)
        List<@Size(max = 4096) String> command,
    @JsonPropertyDescription("Port on which the server listens.") @Min(1) @Max(65535)
        @Nullable Integer port,
    @JsonPropertyDescription("What the server speaks.") @Nullable Protocol protocol,
    @JsonPropertyDescription("Path that predicts.") @Text(TextFormat.HTTP_PATH)
        @Nullable String predictPath,
    @JsonPropertyDescription("Path that answers 200 when the server can predict.")
        @Text(TextFormat.HTTP_PATH)
        @Nullable String readinessPath,
    @JsonPropertyDescription("JSON pointer to the prediction in an answer.")
        @Text(TextFormat.JSON_POINTER)
        @Nullable String predictionPointer,
    @JsonPropertyDescription("JSON pointer to the record or records in a request.")
        @Text(TextFormat.JSON_POINTER)
        @Nullable String featuresPointer,
    @JsonPropertyDescription("Image; absent: the trainer's.") @Text(TextFormat.IMAGE)
        @Nullable String image,
    @JsonPropertyDescription("What the container asks for and may use.")
        @Nullable ResourceSettings resources,
    @JsonPropertyDescription("Online features that are added to a request before it is forwarded.")
        @Size(max = 8)
        @ListMap("featureView")
        List<FeatureEnrichment> enrich) {

  public Predictor {
    command = command == null ? List.of() : List.copyOf(command);
    enrich = enrich == null ? List.of() : List.copyOf(enrich);
  }
}
