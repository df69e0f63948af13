package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept, and how fresh it is. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeatureViewStatus(
    @JsonPropertyDescription("metadata.generation that this status is about; -1: not seen yet.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("The view in one word, for printing.") @Nullable ViewState state,
    @JsonPropertyDescription(
            "Ready, Materialized, Fresh, QualityPassed, ConsistentOnline, KnowledgeTimeUnknown, Reconciling, Stalled.")
        @Size(max = 16)
        @ListMap("type")
        List<StatusCondition> conditions,
    @JsonPropertyDescription("Hash of everything that changes values.") @Size(max = 64)
        @Nullable String version,
    @JsonPropertyDescription("The last ten materialised intervals.") @Size(max = 10)
        List<Interval> intervals,
    @JsonPropertyDescription("Time of the newest event.") @Text(TextFormat.TIME)
        @Nullable String newestEventTime,
    @JsonPropertyDescription("Generation of the online values that is read.")
        @Nullable Long onlineGeneration,
    @JsonPropertyDescription("Number of entities online.") @Nullable Long rows,
    @JsonPropertyDescription("Summary of the features.") @Nullable DigestedFile profile,
    @JsonPropertyDescription("Objects that use the view, as kind/name.") @Size(max = 50) @SetList
        List<@Size(max = 320) String> usedBy) {
  public FeatureViewStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    intervals = intervals == null ? List.of() : List.copyOf(intervals);
    usedBy = usedBy == null ? List.of() : List.copyOf(usedBy);
  }

  /** A materialised interval. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Interval(
      @JsonPropertyDescription("First instant, inclusive.") @Required @Text(TextFormat.TIME)
          String start,
      @JsonPropertyDescription("Last instant, exclusive.") @Required @Text(TextFormat.TIME)
          String end,
      @JsonPropertyDescription("Rows that were written.") @Nullable Long rows,
      @JsonPropertyDescription("Digest of the rows.") @Text(TextFormat.DIGEST)
          @Nullable String digest) {}
}
