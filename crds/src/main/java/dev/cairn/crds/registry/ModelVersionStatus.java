package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.model.DigestedFile;
import dev.cairn.crds.model.EvaluationOutcome;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a version. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelVersionStatus(
    @JsonPropertyDescription("metadata.generation that this status is about; -1: not seen yet.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("The version in one word, for printing.") @Nullable VersionState state,
    @JsonPropertyDescription(
            "Ready, ArtifactVerified, EvidenceVerified, StageEffective, Reconciling, Stalled.")
        @Size(max = 16)
        @ListMap("type")
        List<StatusCondition> conditions,
    @JsonPropertyDescription("How far the version can be followed back.")
        @Nullable Provenance provenance,
    @JsonPropertyDescription("What made the artifact.") @Nullable Source source,
    @JsonPropertyDescription("How it predicts.") @Nullable ModelRuntime runtime,
    @JsonPropertyDescription("What the gates said.") @Nullable EvaluationOutcome evaluation,
    @JsonPropertyDescription("Columns of the model.") @Nullable Signature signature,
    @JsonPropertyDescription("Summary of the training data.") @Nullable Profile profile,
    @JsonPropertyDescription("Filter of the rows it was trained on.")
        @Nullable DigestedFile rowFilter,
    @JsonPropertyDescription("What was measured; the trainer's own metrics begin with trainer.")
        @Size(max = 200)
        Map<String, Double> metrics,
    @JsonPropertyDescription("Metrics that are no finite number, with the reason.") @Size(max = 200)
        Map<String, @Size(max = 256) String> absentMetrics,
    @JsonPropertyDescription(
            "The effective stage: evidence verified, evaluation passed, approvals complete.")
        @Text(TextFormat.STAGE)
        @Nullable String stage,
    @JsonPropertyDescription("Since when that stage is effective.") @Text(TextFormat.TIME)
        @Nullable String stageSince,
    @JsonPropertyDescription("The last ten effective stages.") @Size(max = 10)
        List<StageChange> stageHistory,
    @JsonPropertyDescription("Where the version is in serving.") @Nullable LiveState live,
    @JsonPropertyDescription("Where the version is used.") @Size(max = 50)
        List<Deployment> deployments,
    @JsonPropertyDescription("First metric that was judged, such as auc 0.861, for printing.")
        @Size(max = 64)
        @Nullable String score,
    @JsonPropertyDescription("Where digests were compared last, and when that is tried again.")
        @Nullable Verification verification) {

  public ModelVersionStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    absentMetrics = absentMetrics == null ? Map.of() : Map.copyOf(absentMetrics);
    stageHistory = stageHistory == null ? List.of() : List.copyOf(stageHistory);
    deployments = deployments == null ? List.of() : List.copyOf(deployments);
  }

  /** A status in which nothing is known yet. */
  public static ModelVersionStatus empty() {
    return new ModelVersionStatusBuilder().build();
  }

  /** A builder that starts from this status. */
  public ModelVersionStatusBuilder toBuilder() {
    return new ModelVersionStatusBuilder(this);
  }
}
