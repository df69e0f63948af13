package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column of a model's input or output. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.min) || !has(self.max) || self.min <= self.max",
    message = "min must not be greater than max")
@ValidationRule(
    value = "!(has(self.min) || has(self.max)) || self.type in ['Double', 'Long']",
    message = "min and max are for numbers; use categories for text")
public record SignatureColumn(
    @JsonPropertyDescription("Name of the column.")
        @Required
        @Size(min = 1, max = 128)
        @Text(TextFormat.PLAIN_TEXT)
        String name,
    @JsonPropertyDescription("Type of its values.") @Required DataType type,
    @JsonPropertyDescription("Declared lower bound, inclusive.") @Nullable Double min,
    @JsonPropertyDescription("Declared upper bound, inclusive.") @Nullable Double max,
    @JsonPropertyDescription("Declared values; absent: any.") @Size(max = 1024) @SetList
        List<@Size(max = 256) String> categories,
    @JsonPropertyDescription("False: may be absent or null. Absent: true.")
        @Nullable Boolean required,
    @JsonPropertyDescription("True: values are never written to records. Absent: false.")
        @Nullable Boolean sensitive) {
  public SignatureColumn {
    categories = categories == null ? List.of() : List.copyOf(categories);
  }

  /** Whether a value must be there. */
  public boolean requiredOrDefault() {
    return !Boolean.FALSE.equals(required);
  }

  /** Whether values must not be recorded. */
  public boolean sensitiveOrDefault() {
    return Boolean.TRUE.equals(sensitive);
  }
}
