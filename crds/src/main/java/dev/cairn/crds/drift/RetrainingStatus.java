package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs that were made, and when the next may be. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RetrainingStatus(
    @JsonPropertyDescription("The last ten runs.") @Size(max = 10) @ListMap("name")
        List<StartedRun> runs,
    @JsonPropertyDescription("Runs started in the budget's present period.")
        @Nullable Integer started,
    @JsonPropertyDescription("Before this instant no run starts.") @Text(TextFormat.TIME)
        @Nullable String nextAllowedAt,
    @JsonPropertyDescription("Runs that may still start in this period.")
        @Nullable Integer remainingBudget,
    @JsonPropertyDescription("Rejected runs in a row.") @Nullable Integer consecutiveRejected) {
  public RetrainingStatus {
    runs = runs == null ? List.of() : List.copyOf(runs);
  }

  /** A run that the monitor made. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record StartedRun(
      @JsonPropertyDescription("Name of the TrainingRun.") @Required @Text(TextFormat.DNS_SUBDOMAIN)
          String name,
      @JsonPropertyDescription("Identity of its cause.") @Size(max = 256) @Nullable String cause,
      @JsonPropertyDescription("Why, in one word.") @Text(TextFormat.CAMEL_CASE)
          @Nullable String reason,
      @JsonPropertyDescription("When it was made.") @Text(TextFormat.TIME)
          @Nullable String startedAt,
      @JsonPropertyDescription("How it ended.") @Text(TextFormat.CAMEL_CASE)
          @Nullable String outcome) {}
}
