package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.schema.ListMap;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What serves, and what happens. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InferenceServiceStatus(
    @JsonPropertyDescription("metadata.generation that this status is about; -1: not seen yet.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("The service in one word, for printing.") @Nullable ServiceState state,
    @JsonPropertyDescription(
            "Ready, Available, UpToDate, PredictorReady, RouteReady, CandidateHealthy, Reconciling, Stalled.")
        @Size(max = 16)
        @ListMap("type")
        List<StatusCondition> conditions,
    @JsonPropertyDescription("Where clients inside the cluster ask.") @Size(max = 512)
        @Nullable String url,
    @JsonPropertyDescription("The revision that serves.") @Nullable RevisionStatus stable,
    @JsonPropertyDescription("The revision that is being tried.")
        @Nullable RevisionStatus candidate,
    @JsonPropertyDescription("The routers' only input.") @Nullable RouteTable traffic,
    @JsonPropertyDescription("Router pods that took the candidate's weight away by themselves.")
        @Size(max = 20)
        List<Trip> tripped,
    @JsonPropertyDescription("The rollout in progress.") @Nullable RolloutStatus rollout,
    @JsonPropertyDescription("Revisions that get no weight again.")
        @Size(max = 10)
        @ListMap("revision")
        List<BlockedRevision> blockedRevisions,
    @JsonPropertyDescription("The last ten rollouts.") @Size(max = 10) List<RolloutOutcome> history,
    @JsonPropertyDescription("What made the model that serves.") @Nullable Lineage lineage,
    @JsonPropertyDescription("Label selector of stable's pods, for the scale subresource.")
        @Size(max = 1024)
        @Nullable String selector,
    @JsonPropertyDescription("Number of stable's pods.") @Nullable Integer replicas) {
  public InferenceServiceStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    tripped = tripped == null ? List.of() : List.copyOf(tripped);
    blockedRevisions = blockedRevisions == null ? List.of() : List.copyOf(blockedRevisions);
    history = history == null ? List.of() : List.copyOf(history);
  }
}
