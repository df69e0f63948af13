package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How many pods a revision has. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!has(self.maxReplicas) || self.minReplicas <= self.maxReplicas",
    message = "minReplicas must not be greater than maxReplicas")
@ValidationRule(
    value = "has(self.maxReplicas) == has(self.targetCPUPercent)",
    message = "give maxReplicas and targetCPUPercent together")
public record Scaling(
    @JsonPropertyDescription("Least number of pods.")
        @Min(1)
        @Max(1000)
        @Default("" + Scaling.DEFAULT_MIN_REPLICAS)
        Integer minReplicas,
    @JsonPropertyDescription("Greatest number of pods.") @Min(1) @Max(1000)
        @Nullable Integer maxReplicas,
    @JsonPropertyDescription(
            "CPU use, in percent of what is requested, that a HorizontalPodAutoscaler aims at.")
        @Min(1)
        @Max(100)
        @Nullable Integer targetCPUPercent) {

  /** Schema default of {@link #minReplicas()}. */
  public static final int DEFAULT_MIN_REPLICAS = 1;

  /** One pod. */
  public static final Scaling DEFAULT = new Scaling(DEFAULT_MIN_REPLICAS, null, null);

  public Scaling {
    minReplicas = minReplicas == null ? DEFAULT_MIN_REPLICAS : minReplicas;
  }
}
