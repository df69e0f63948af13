package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.KeysLike;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.training.Dataset;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/** Changes to the recipe of the stable version. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Overrides(
    @JsonPropertyDescription("Parameters that replace those of the recipe, by name.")
        @Size(max = 100)
        @KeysLike("^[A-Za-z_][A-Za-z0-9_.-]{0,62}$")
        Map<String, @Size(max = 10_240) String> parameters,
    @JsonPropertyDescription("Channels that replace those of the recipe, by name.")
        @Size(max = 16)
        @ListMap("name")
        List<Dataset> datasets) {
  public Overrides {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
  }
}
