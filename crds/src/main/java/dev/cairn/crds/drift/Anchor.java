package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import org.jspecify.annotations.Nullable;

/** The last version that a person promoted. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Anchor(
    @JsonPropertyDescription("The ModelVersion.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String modelVersion,
    @JsonPropertyDescription("Digest of its profile.") @Text(TextFormat.DIGEST)
        @Nullable String profileDigest,
    @JsonPropertyDescription("Share of the columns that have drifted against it.")
        @Nullable Double driftedShare,
    @JsonPropertyDescription("Promotions in a row that no person made.")
        @Nullable Integer automaticPromotions) {}
