package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** Trailing stretches of time, aligned to the epoch. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!self.length.matches('^([0-9]{1,5}[smh]){1,4}$') || !self.every.matches('^([0-9]{1,5}[smh]){1,4}$') || duration(self.every) < duration('10s')"
            + " || (duration(self.length).getSeconds() % duration(self.every).getSeconds() == 0"
            + " && duration(self.length).getSeconds() / duration(self.every).getSeconds() <= 168)",
    message = "length must be a multiple of every, at most 168 of them")
public record DriftWindow(
    @JsonPropertyDescription("Length; a day evens out its own rhythm.")
        @GoDuration(min = "10s", max = "168h")
        @Default(DriftWindow.DEFAULT_LENGTH)
        String length,
    @JsonPropertyDescription("How often a window is judged.")
        @GoDuration(min = "10s", max = "168h")
        @Default(DriftWindow.DEFAULT_EVERY)
        String every,
    @JsonPropertyDescription("Least number of rows; with fewer the window grows up to 168h.")
        @Min(1)
        @Default("" + DriftWindow.DEFAULT_MIN_SAMPLES)
        Long minSamples) {

  /** Schema default of {@link #length()}. */
  public static final String DEFAULT_LENGTH = "24h";

  /** Schema default of {@link #every()}. */
  public static final String DEFAULT_EVERY = "1h";

  /** Schema default of {@link #minSamples()}. */
  public static final long DEFAULT_MIN_SAMPLES = 500;

  /** What holds when a monitor says nothing. */
  public static final DriftWindow DEFAULT =
      new DriftWindow(DEFAULT_LENGTH, DEFAULT_EVERY, DEFAULT_MIN_SAMPLES);

  public DriftWindow {
    length = length == null ? DEFAULT_LENGTH : length;
    every = every == null ? DEFAULT_EVERY : every;
    minSamples = minSamples == null ? DEFAULT_MIN_SAMPLES : minSamples;
  }
}
