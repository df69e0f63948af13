package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of a profile. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProfileColumn(
    @JsonPropertyDescription("Name of the column.") @Required @Size(min = 1, max = 128) String name,
    @JsonPropertyDescription("Numeric, Categorical, Boolean or Text.") @Text(TextFormat.CAMEL_CASE)
        @Nullable String kind,
    @JsonPropertyDescription("Input, Prediction, Label or Ignored.") @Text(TextFormat.CAMEL_CASE)
        @Nullable String role,
    @JsonPropertyDescription("Inner edges of the bins of a number.") @Size(max = 64)
        List<Double> edges,
    @JsonPropertyDescription("Values with a bin of their own.") @Size(max = 64)
        List<@Size(max = 256) String> levels,
    @JsonPropertyDescription("Rows per bin, in order.") @Size(max = 66) List<Long> counts,
    @JsonPropertyDescription("Rows without a value.") @Nullable Long nulls) {
  public ProfileColumn {
    edges = edges == null ? List.of() : List.copyOf(edges);
    levels = levels == null ? List.of() : List.copyOf(levels);
    counts = counts == null ? List.of() : List.copyOf(counts);
  }
}
