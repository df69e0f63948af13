package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The files that a run published. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PublishedArtifact(
    @JsonPropertyDescription("Directory of the files, with a trailing slash.")
        @Required
        @Text(TextFormat.URI)
        String uri,
    @JsonPropertyDescription("SHA-256 of the sorted list of the files' digests.")
        @Required
        @Text(TextFormat.DIGEST)
        String digest,
    @JsonPropertyDescription("Size in bytes.") @Nullable Long bytes) {}
