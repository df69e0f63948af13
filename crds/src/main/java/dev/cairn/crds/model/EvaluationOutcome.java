package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gates said. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EvaluationOutcome(
    @JsonPropertyDescription("Whether every gate that is not optional passed.")
        @Nullable Boolean passed,
    @JsonPropertyDescription("The ModelVersion that was compared with.")
        @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String champion,
    @JsonPropertyDescription("One entry per gate.") @Size(max = 50) @ListMap("name")
        List<GateOutcome> gates,
    @JsonPropertyDescription("What a person should know although it decides nothing.")
        @Size(max = 10)
        List<@Size(max = 512) String> warnings) {
  public EvaluationOutcome {
    gates = gates == null ? List.of() : List.copyOf(gates);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
  }
}
