package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.GoDuration;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A weight and how long it is held. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RolloutStep(
    @JsonPropertyDescription("Share of the traffic that the candidate gets, in percent.")
        @Required
        @Min(1)
        @Max(99)
        Integer weight,
    @JsonPropertyDescription("How long the step stays at least; absent: until the analysis passes.")
        @Nullable Hold hold) {

  /** What must happen before a step may end. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @ValidationRule(
      value = "has(self.__for__) != has(self.untilPromoted)",
      message = "give exactly one of for and untilPromoted")
  public record Hold(
      @JsonPropertyDescription("Least length.") @JsonProperty("for") @GoDuration(max = "720h")
          @Nullable String duration,
      @JsonPropertyDescription("True: until a person sets the annotation cairn.dev/complete-step.")
          @Nullable Boolean untilPromoted) {}
}
