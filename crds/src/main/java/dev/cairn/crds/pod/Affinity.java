package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Near or far from which nodes and pods; field names as in Kubernetes. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Affinity(
    @JsonPropertyDescription("Which nodes.") @Nullable NodeAffinity nodeAffinity,
    @JsonPropertyDescription("Near which pods.") @Nullable PodAffinity podAffinity,
    @JsonPropertyDescription("Far from which pods.") @Nullable PodAffinity podAntiAffinity) {}
