package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What is looked at before traffic moves on. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Analysis(
    @JsonPropertyDescription("Least number of requests.")
        @Min(1)
        @Default("" + Analysis.DEFAULT_MIN_SAMPLES)
        Long minSamples,
    @JsonPropertyDescription(
            "One minus the chance that a healthy candidate is rolled back, over the whole rollout.")
        @Min(value = 0.5)
        @Max(value = 0.9999)
        @Default("" + Analysis.DEFAULT_CONFIDENCE)
        Double confidence,
    @JsonPropertyDescription("Failed requests; absent: max 0.02.") @Nullable ErrorRate errorRate,
    @JsonPropertyDescription("Slow requests; absent: not looked at.") @Nullable Latency latency,
    @JsonPropertyDescription("Predictions; absent: not looked at.")
        @Nullable PredictionShift prediction) {

  /** Schema default of {@link #minSamples()}. */
  public static final long DEFAULT_MIN_SAMPLES = 200;

  /** Schema default of {@link #confidence()}. */
  public static final double DEFAULT_CONFIDENCE = 0.95;

  /** What holds when a service says nothing. */
  public static final Analysis DEFAULT =
      new Analysis(DEFAULT_MIN_SAMPLES, DEFAULT_CONFIDENCE, null, null, null);

  public Analysis {
    minSamples = minSamples == null ? DEFAULT_MIN_SAMPLES : minSamples;
    confidence = confidence == null ? DEFAULT_CONFIDENCE : confidence;
  }

  /** The limits on failed requests, at most 2 % unless given. */
  public ErrorRate errorRateOrDefault() {
    return errorRate == null ? new ErrorRate(ErrorRate.DEFAULT_MAX, null, null) : errorRate;
  }

  /** Limits on failed requests; each that is given counts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @ValidationRule(
      value = "has(self.max) || has(self.maxIncrease) || has(self.maxRatio)",
      message = "give at least one of max, maxIncrease and maxRatio")
  public record ErrorRate(
      @JsonPropertyDescription("Greatest share.") @Min(0) @Max(1) @Nullable Double max,
      @JsonPropertyDescription("Greatest share above stable's.") @Min(0) @Max(1)
          @Nullable Double maxIncrease,
      @JsonPropertyDescription("Greatest multiple of stable's share.") @Min(1) @Max(100)
          @Nullable Double maxRatio) {
    /** The limit when none is given. */
    public static final double DEFAULT_MAX = 0.02;
  }

  /** Limits on slow requests. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @ValidationRule(
      value = "has(self.max) || has(self.maxRatio)",
      message = "give max, maxRatio or both")
  public record Latency(
      @JsonPropertyDescription("Quantile that is limited; absent: 0.95.")
          @Min(value = 0.5)
          @Max(value = 0.999)
          @Nullable Double quantile,
      @JsonPropertyDescription("Greatest value of the quantile.")
          @GoDuration(min = "1ms", max = "1h")
          @Nullable String max,
      @JsonPropertyDescription("Greatest multiple of stable's quantile.") @Min(1) @Max(100)
          @Nullable Double maxRatio) {}

  /** Limit on the shift between the arms' predictions. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record PredictionShift(
      @JsonPropertyDescription(
              "Greatest population stability index between stable's and the candidate's predictions.")
          @Required
          @Min(0)
          @Max(10)
          Double maxShift) {}
}
