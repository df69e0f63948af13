package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.ListMap;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Columns that a model takes and gives. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Signature(
    @JsonPropertyDescription("What the model takes.") @Size(max = 500) @ListMap("name")
        List<SignatureColumn> inputs,
    @JsonPropertyDescription("What the model gives.") @Size(max = 100) @ListMap("name")
        List<SignatureColumn> outputs) {
  public Signature {
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    outputs = outputs == null ? List.of() : List.copyOf(outputs);
  }
}
