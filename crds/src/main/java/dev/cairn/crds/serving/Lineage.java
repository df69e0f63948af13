package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.CodeReference;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What made the model that serves. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Lineage(
    @JsonPropertyDescription("The ModelVersion.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String modelVersion,
    @JsonPropertyDescription("The TrainingRun that made it.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String trainingRun,
    @JsonPropertyDescription("Code that the run names.") @Nullable CodeReference code,
    @JsonPropertyDescription("Image that trained.") @Nullable ResolvedImage image,
    @JsonPropertyDescription("Data it was made from.") @Size(max = 16) @ListMap("name")
        List<ResolvedDataset> datasets) {
  public Lineage {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
  }
}
