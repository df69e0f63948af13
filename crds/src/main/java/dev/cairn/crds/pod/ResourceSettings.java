package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.LabelMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** What a container asks for and may use. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.requests) || !has(self.limits) || self.requests.all(name, !(name in self.limits)"
            + " || !quantity(string(self.requests[name])).isGreaterThan(quantity(string(self.limits[name]))))",
    message = "no request may be greater than its limit")
public record ResourceSettings(
    @JsonPropertyDescription(
            "What the node must have free, by resource: cpu, memory, nvidia.com/gpu.")
        @LabelMap(refuseOwn = false)
        @Size(max = 8)
        Map<String, @Text(TextFormat.QUANTITY) String> requests,
    @JsonPropertyDescription("What the container may use at most, by resource.")
        @LabelMap(refuseOwn = false)
        @Size(max = 8)
        Map<String, @Text(TextFormat.QUANTITY) String> limits) {

  /** Nothing asked, nothing limited. */
  public static final ResourceSettings NONE = new ResourceSettings(Map.of(), Map.of());

  public ResourceSettings {
    requests = requests == null ? Map.of() : Map.copyOf(requests);
    limits = limits == null ? Map.of() : Map.copyOf(limits);
  }
}
