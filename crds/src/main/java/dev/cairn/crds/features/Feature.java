package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.DataType;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One feature. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.min) || !has(self.max) || self.min <= self.max",
    message = "min must not be greater than max")
@ValidationRule(
    value = "!(has(self.min) || has(self.max)) || self.type in ['Double', 'Long']",
    message = "min and max are for numbers")
public record Feature(
    @JsonPropertyDescription("Name of the column.") @Required @Size(min = 1) @Text(TextFormat.WORD)
        String name,
    @JsonPropertyDescription("Type of its values.") @Required DataType type,
    @JsonPropertyDescription("What it means.") @Size(max = 1024) @Text(TextFormat.PLAIN_TEXT)
        @Nullable String description,
    @JsonPropertyDescription("Declared lower bound, inclusive.") @Nullable Double min,
    @JsonPropertyDescription("Declared upper bound, inclusive.") @Nullable Double max,
    @JsonPropertyDescription("True: values are never written to records. Absent: false.")
        @Nullable Boolean sensitive) {

  /** Whether values must not be recorded. */
  public boolean sensitiveOrDefault() {
    return Boolean.TRUE.equals(sensitive);
  }
}
