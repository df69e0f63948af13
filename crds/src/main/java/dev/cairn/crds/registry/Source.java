package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.crds.model.CodeReference;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.model.RunTrigger;
import dev.cairn.crds.schema.FreeForm;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What made the artifact, from its evidence. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Source(
    @JsonPropertyDescription("The TrainingRun that made it.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String trainingRun,
    @JsonPropertyDescription("Code that the run names.") @Nullable CodeReference code,
    @JsonPropertyDescription("Image that trained.") @Nullable ResolvedImage image,
    @JsonPropertyDescription("Data it was made from.") @Size(max = 16) @ListMap("name")
        List<ResolvedDataset> datasets,
    @JsonPropertyDescription("Parameters of the training.") @Size(max = 100)
        Map<String, @Size(max = 10_240) String> parameters,
    @JsonPropertyDescription("Why the run was made.") @Nullable RunTrigger trigger,
    @JsonPropertyDescription(
            "The run's spec with its pins released: a TrainingRun made from it trains on what is new.")
        @FreeForm
        Map<String, JsonNode> recipe,
    @JsonPropertyDescription("How each of the facts above is known, by its name.") @Size(max = 16)
        Map<String, Trust> facts) {
  public Source {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    recipe = recipe == null ? Map.of() : Map.copyOf(recipe);
    facts = facts == null ? Map.of() : Map.copyOf(facts);
  }
}
