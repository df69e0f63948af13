package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How predictions are watched. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PredictionWatch(
    @JsonPropertyDescription("Population stability index from which they have drifted.")
        @Min(value = 0, inclusive = false)
        @Max(10)
        @Default("" + ColumnSettings.DEFAULT_THRESHOLD)
        Double threshold) {
  public PredictionWatch {
    threshold = threshold == null ? ColumnSettings.DEFAULT_THRESHOLD : threshold;
  }
}
