package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Copies of requests go to the candidate; its answers are compared and thrown away. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ShadowPhase(
    @JsonPropertyDescription("Share of the requests that are copied.")
        @Min(0)
        @Max(100)
        @Default("" + ShadowPhase.DEFAULT_PERCENT)
        Integer percent,
    @JsonPropertyDescription("Least length of the phase.")
        @JsonProperty("for")
        @GoDuration(max = "168h")
        @Default(ShadowPhase.DEFAULT_DURATION)
        String duration,
    @JsonPropertyDescription("Least number of compared pairs.")
        @Min(1)
        @Default("" + ShadowPhase.DEFAULT_MIN_SAMPLES)
        Long minSamples,
    @JsonPropertyDescription("Least share of pairs that agree.") @Min(0) @Max(1)
        @Nullable Double minAgreement,
    @JsonPropertyDescription(
            "How far two numbers may lie apart, relative to the greater of 1 and the stable's.")
        @Min(0)
        @Max(1)
        @Default("" + ShadowPhase.DEFAULT_TOLERANCE)
        Double tolerance) {

  /** Schema default of {@link #percent()}. */
  public static final int DEFAULT_PERCENT = 100;

  /** Schema default of {@link #duration()}. */
  public static final String DEFAULT_DURATION = "2m";

  /** Schema default of {@link #minSamples()}. */
  public static final long DEFAULT_MIN_SAMPLES = 200;

  /** Schema default of {@link #tolerance()}. */
  public static final double DEFAULT_TOLERANCE = 0.05;

  public ShadowPhase {
    percent = percent == null ? DEFAULT_PERCENT : percent;
    duration = duration == null ? DEFAULT_DURATION : duration;
    minSamples = minSamples == null ? DEFAULT_MIN_SAMPLES : minSamples;
    tolerance = tolerance == null ? DEFAULT_TOLERANCE : tolerance;
  }
}
