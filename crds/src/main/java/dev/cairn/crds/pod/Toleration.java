package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A taint that pods tolerate. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.operator) || self.operator != 'Exists' || !has(self.value) || self.value == ''",
    message = "operator Exists takes no value")
@ValidationRule(
    value = "has(self.key) || (has(self.operator) && self.operator == 'Exists')",
    message = "give a key, or operator Exists for every taint")
@ValidationRule(
    value = "!has(self.tolerationSeconds) || (has(self.effect) && self.effect == 'NoExecute')",
    message = "tolerationSeconds is for effect NoExecute only")
public record Toleration(
    @JsonPropertyDescription("Key of the taint; absent with operator Exists: every taint.")
        @Text(TextFormat.LABEL_KEY)
        @Nullable String key,
    @JsonPropertyDescription("How the value is compared; absent: Equal.")
        @Nullable Operator operator,
    @JsonPropertyDescription("Value of the taint.") @Text(TextFormat.LABEL_VALUE)
        @Nullable String value,
    @JsonPropertyDescription("Effect of the taint; absent: every effect.") @Nullable Effect effect,
    @JsonPropertyDescription("For NoExecute: seconds that the pod stays; absent: for ever.")
        @Nullable Long tolerationSeconds) {

  /** How a taint's value is compared. */
  public enum Operator {
    /** Whatever the value. */
    @JsonProperty("Exists")
    EXISTS,
    /** The same value. */
    @JsonProperty("Equal")
    EQUAL,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }

  /** What a taint does. */
  public enum Effect {
    /** New pods stay away. */
    @JsonProperty("NoSchedule")
    NO_SCHEDULE,
    /** New pods rather stay away. */
    @JsonProperty("PreferNoSchedule")
    PREFER_NO_SCHEDULE,
    /** Running pods leave. */
    @JsonProperty("NoExecute")
    NO_EXECUTE,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
