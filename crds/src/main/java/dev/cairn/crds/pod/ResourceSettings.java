package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/** What a container asks for and may use. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ResourceSettings(
    @JsonPropertyDescription(
            "What the node must have free, by resource: cpu, memory, nvidia.com/gpu.")
        @Size(max = 8)
        Map<String, @Text(TextFormat.QUANTITY) String> requests,
    @JsonPropertyDescription("What the container may use at most, by resource.") @Size(max = 8)
        Map<String, @Text(TextFormat.QUANTITY) String> limits) {

  /** Nothing asked, nothing limited. */
  public static final ResourceSettings NONE = new ResourceSettings(Map.of(), Map.of());

  public ResourceSettings {
    requests = requests == null ? Map.of() : Map.copyOf(requests);
    limits = limits == null ? Map.of() : Map.copyOf(limits);
  }
}
