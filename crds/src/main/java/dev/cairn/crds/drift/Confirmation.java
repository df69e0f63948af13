package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** How many windows make an episode: required of the last windows. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.required <= self.windows",
    message = "required must not be greater than windows")
public record Confirmation(
    @JsonPropertyDescription("How many judged windows are looked at.")
        @Min(1)
        @Max(100)
        @Default("" + Confirmation.DEFAULT_WINDOWS)
        Integer windows,
    @JsonPropertyDescription("How many of them must have drifted.")
        @Min(1)
        @Max(100)
        @Default("" + Confirmation.DEFAULT_REQUIRED)
        Integer required) {

  /** Schema default of {@link #windows()}. */
  public static final int DEFAULT_WINDOWS = 3;

  /** Schema default of {@link #required()}. */
  public static final int DEFAULT_REQUIRED = 2;

  /** What holds when a monitor says nothing. */
  public static final Confirmation DEFAULT = new Confirmation(DEFAULT_WINDOWS, DEFAULT_REQUIRED);

  public Confirmation {
    windows = windows == null ? DEFAULT_WINDOWS : windows;
    required = required == null ? DEFAULT_REQUIRED : required;
  }
}
