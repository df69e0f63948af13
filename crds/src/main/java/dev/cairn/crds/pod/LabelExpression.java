package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A condition on one label. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "(self.operator in ['Exists', 'DoesNotExist']) == (!has(self.values) || self.values.size() == 0)",
    message = "In, NotIn, Gt and Lt need values, Exists and DoesNotExist take none")
public record LabelExpression(
    @JsonPropertyDescription("The label.") @Required @Text(TextFormat.LABEL_KEY) String key,
    @JsonPropertyDescription("How it is compared; Gt and Lt are for nodes only.") @Required
        Operator operator,
    @JsonPropertyDescription("What it is compared with; none for Exists and DoesNotExist.")
        @Size(max = 50)
        List<@Text(TextFormat.LABEL_VALUE) String> values) {
  public LabelExpression {
    values = values == null ? List.of() : List.copyOf(values);
  }

  /** How a label is compared. */
  public enum Operator {
    /** One of the values. */
    @JsonProperty("In")
    IN,
    /** None of the values. */
    @JsonProperty("NotIn")
    NOT_IN,
    /** There. */
    @JsonProperty("Exists")
    EXISTS,
    /** Not there. */
    @JsonProperty("DoesNotExist")
    DOES_NOT_EXIST,
    /** A greater integer. */
    @JsonProperty("Gt")
    GT,
    /** A smaller integer. */
    @JsonProperty("Lt")
    LT,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
