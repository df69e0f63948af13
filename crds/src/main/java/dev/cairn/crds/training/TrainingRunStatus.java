package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.model.RunTrigger;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrainingRunStatus(
    @JsonPropertyDescription("metadata.generation that this status is about; -1: not seen yet.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("The run in one word, for printing.") @Nullable RunState state,
    @JsonPropertyDescription("Ready, Finished, Succeeded, Reconciling, Stalled, LeakageSuspected.")
        @Size(max = 16)
        @ListMap("type")
        List<StatusCondition> conditions,
    @JsonPropertyDescription("When the first Job was made.") @Text(TextFormat.TIME)
        @Nullable String startTime,
    @JsonPropertyDescription("When the verdict fell.") @Text(TextFormat.TIME)
        @Nullable String completionTime,
    @JsonPropertyDescription("Pods that were started for the training Job.")
        @Nullable Integer attempts,
    @JsonPropertyDescription("The step that works; Published when all are done.")
        @Nullable RunStep step,
    @JsonPropertyDescription("What the trainer says about its progress, such as 40 %.")
        @Size(max = 64)
        @Nullable String progress,
    @JsonPropertyDescription("Jobs of the run; their UIDs are kept so that none is made twice.")
        @Size(max = 8)
        @ListMap("name")
        List<Workload> workloads,
    @JsonPropertyDescription("The data as it was resolved and measured.")
        @Size(max = 16)
        @ListMap("name")
        List<ResolvedDataset> datasets,
    @JsonPropertyDescription("The trainer's image as the node resolved it.")
        @Nullable ResolvedImage image,
    @JsonPropertyDescription("What was measured; the trainer's own metrics begin with trainer.")
        @Size(max = 200)
        Map<String, Double> metrics,
    @JsonPropertyDescription("Metrics that are no finite number, with the reason.") @Size(max = 200)
        Map<String, @Size(max = 256) String> absentMetrics,
    @JsonPropertyDescription("What the gates said.") @Nullable EvaluationOutcome evaluation,
    @JsonPropertyDescription("The published artifact.") @Nullable PublishedArtifact artifact,
    @JsonPropertyDescription("The evidence beside it.") @Nullable DigestedFile evidence,
    @JsonPropertyDescription("The ModelVersion that was made.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String modelVersion,
    @JsonPropertyDescription("Why the run was made.") @Nullable RunTrigger trigger,
    @JsonPropertyDescription("What failed, and where.") @Nullable RunFailure failure,
    @JsonPropertyDescription("Passed and all gates, such as 2/2, for printing.") @Size(max = 16)
        @Nullable String gates,
    @JsonPropertyDescription("First metric that was judged, such as auc 0.861, for printing.")
        @Size(max = 64)
        @Nullable String score,
    @JsonPropertyDescription("From start to verdict, for printing.") @Size(max = 32)
        @Nullable String duration) {

  public TrainingRunStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    workloads = workloads == null ? List.of() : List.copyOf(workloads);
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    absentMetrics = absentMetrics == null ? Map.of() : Map.copyOf(absentMetrics);
  }

  /** A status in which nothing is known yet. */
  public static TrainingRunStatus empty() {
    return new TrainingRunStatusBuilder().build();
  }

  /** A builder that starts from this status. */
  public TrainingRunStatusBuilder toBuilder() {
    return new TrainingRunStatusBuilder(this);
  }
}
