package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import org.jspecify.annotations.Nullable;

/** What the present is compared with. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReferenceStatus(
    @JsonPropertyDescription("The ModelVersion whose profile it is.")
        @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String modelVersion,
    @JsonPropertyDescription("Digest of the profile.") @Text(TextFormat.DIGEST)
        @Nullable String profileDigest) {}
