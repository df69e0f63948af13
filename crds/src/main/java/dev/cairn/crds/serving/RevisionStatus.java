package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** A revision: one version with one predictor template. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RevisionStatus(
    @JsonPropertyDescription("Name of the revision.") @Text(TextFormat.DNS_LABEL)
        @Nullable String revision,
    @JsonPropertyDescription("The ModelVersion.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String modelVersion,
    @JsonPropertyDescription("Digest of the artifact.") @Text(TextFormat.DIGEST)
        @Nullable String artifactDigest,
    @JsonPropertyDescription("Digest of the predictor's image.") @Text(TextFormat.DIGEST)
        @Nullable String imageDigest,
    @JsonPropertyDescription("Its share of the traffic, in percent.") @Min(0) @Max(100)
        @Nullable Integer weight,
    @JsonPropertyDescription("Number of pods.") @Nullable Integer replicas,
    @JsonPropertyDescription("Number of pods that are ready.") @Nullable Integer readyReplicas) {}
