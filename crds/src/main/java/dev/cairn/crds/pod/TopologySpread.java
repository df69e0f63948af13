package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * How the pods of one object spread over a topology. The operator adds the selector of its own
 * pods.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.minDomains) || self.whenUnsatisfiable == 'DoNotSchedule'",
    message = "minDomains is for whenUnsatisfiable DoNotSchedule only")
public record TopologySpread(
    @JsonPropertyDescription("Greatest allowed difference between two domains, in pods.")
        @Required
        @Min(1)
        @Max(100)
        Integer maxSkew,
    @JsonPropertyDescription("Node label whose values are the domains.")
        @Required
        @Text(TextFormat.LABEL_KEY)
        String topologyKey,
    @JsonPropertyDescription("What to do when it cannot be kept.") @Required
        Fallback whenUnsatisfiable,
    @JsonPropertyDescription("Least number of domains that count; only with DoNotSchedule.")
        @Min(1)
        @Max(1000)
        @Nullable Integer minDomains) {

  /** What happens to a pod that would skew too much. */
  public enum Fallback {
    /** It waits. */
    @JsonProperty("DoNotSchedule")
    DO_NOT_SCHEDULE,
    /** It runs where the skew is least. */
    @JsonProperty("ScheduleAnyway")
    SCHEDULE_ANYWAY,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
