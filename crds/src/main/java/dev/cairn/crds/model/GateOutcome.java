package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What one gate said, and why. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GateOutcome(
    @JsonPropertyDescription("Name of the gate.") @Required @Text(TextFormat.DNS_LABEL) String name,
    @JsonPropertyDescription("Value of the metric.") @Nullable Double value,
    @JsonPropertyDescription("Lower end of its 95 % interval.") @Nullable Double low,
    @JsonPropertyDescription("Upper end of its 95 % interval.") @Nullable Double high,
    @JsonPropertyDescription("What it was compared with.") @Nullable Double bound,
    @JsonPropertyDescription("The champion's value on the same rows.") @Nullable Double champion,
    @JsonPropertyDescription("Rows that the metric rests on.") @Nullable Long samples,
    @JsonPropertyDescription("Whether the gate passed.") @Nullable Verdict verdict,
    @JsonPropertyDescription("Why, in one word, such as FirstVersion or HoldoutTooSmall.")
        @Text(TextFormat.CAMEL_CASE)
        @Nullable String reason,
    @JsonPropertyDescription("One sentence that says what was found, with the figures.")
        @Size(max = 512)
        @Nullable String message) {

  /** What a gate can say. */
  public enum Verdict {
    /** Good enough. */
    @JsonProperty("Passed")
    PASSED,
    /** Not good enough. */
    @JsonProperty("Failed")
    FAILED,
    /** The data cannot tell; fails unless the gate is optional. */
    @JsonProperty("NotEstimable")
    NOT_ESTIMABLE,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
