package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.schema.ListMap;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found, and what followed. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DriftMonitorStatus(
    @JsonPropertyDescription("metadata.generation that this status is about; -1: not seen yet.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("The monitor in one word, for printing.") @Nullable MonitorState state,
    @JsonPropertyDescription(
            "Ready, DataAvailable, DriftDetected, RetrainingAllowed, Reconciling, Stalled.")
        @Size(max = 16)
        @ListMap("type")
        List<StatusCondition> conditions,
    @JsonPropertyDescription("What the present is compared with.")
        @Nullable ReferenceStatus reference,
    @JsonPropertyDescription(
            "The last version that a person promoted, against which slow change is measured.")
        @Nullable Anchor anchor,
    @JsonPropertyDescription("The last judged window.") @Nullable WindowStatus lastWindow,
    @JsonPropertyDescription("The 20 columns with the largest effect.")
        @Size(max = 20)
        @ListMap("name")
        List<ColumnStatus> columns,
    @JsonPropertyDescription("The last ten judged windows.") @Size(max = 10)
        List<JudgedWindow> windows,
    @JsonPropertyDescription("The present episode.") @Nullable Episode episode,
    @JsonPropertyDescription("Runs that were made.") @Nullable RetrainingStatus retraining) {
  public DriftMonitorStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    columns = columns == null ? List.of() : List.copyOf(columns);
    windows = windows == null ? List.of() : List.copyOf(windows);
  }
}
