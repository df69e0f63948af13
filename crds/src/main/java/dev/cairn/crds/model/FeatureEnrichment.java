package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/** Online features of one view, looked up for each request. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeatureEnrichment(
    @JsonPropertyDescription("Name of the FeatureView.") @Required @Text(TextFormat.DNS_SUBDOMAIN)
        String featureView,
    @JsonPropertyDescription(
            "For each entity of the view, the JSON pointer to its value in a record.")
        @Required
        @Size(min = 1, max = 8)
        Map<String, @Text(TextFormat.JSON_POINTER) String> entities,
    @JsonPropertyDescription("Features to add; absent: all.") @Size(max = 200) @SetList
        List<@Size(max = 128) String> features) {
  public FeatureEnrichment {
    entities = entities == null ? Map.of() : Map.copyOf(entities);
    features = features == null ? List.of() : List.copyOf(features);
  }
}
