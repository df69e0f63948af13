package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How one column is watched. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ColumnSettings(
    @JsonPropertyDescription("Name of the column.")
        @Required
        @Size(min = 1, max = 128)
        @Text(TextFormat.PLAIN_TEXT)
        String name,
    @JsonPropertyDescription("Population stability index from which it has drifted; absent: 0.1.")
        @Min(value = 0, inclusive = false)
        @Max(10)
        @Nullable Double threshold,
    @JsonPropertyDescription("Its weight among the columns; absent: 1.") @Min(0) @Max(1000)
        @Nullable Double importance,
    @JsonPropertyDescription("True: it is not judged. Absent: false.") @Nullable Boolean ignore) {

  /** The threshold when none is given. */
  public static final double DEFAULT_THRESHOLD = 0.1;

  /** The threshold, {@link #DEFAULT_THRESHOLD} unless given. */
  public double thresholdOrDefault() {
    return threshold == null ? DEFAULT_THRESHOLD : threshold;
  }

  /** The weight, 1 unless given. */
  public double importanceOrDefault() {
    return importance == null ? 1 : importance;
  }

  /** Whether the column is left out. */
  public boolean ignoreOrDefault() {
    return Boolean.TRUE.equals(ignore);
  }
}
