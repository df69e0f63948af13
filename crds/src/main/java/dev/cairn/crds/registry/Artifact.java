package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A model's files. The URI may move; digest and format never change. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Artifact(
    @JsonPropertyDescription(
            "Directory of the files; may change (a mirror, another cluster) and is verified again.")
        @Required
        @Text(TextFormat.URI)
        String uri,
    @JsonPropertyDescription("SHA-256 of the sorted list of the files' digests.")
        @Required
        @Text(TextFormat.DIGEST)
        String digest,
    @JsonPropertyDescription("Format of the files, such as SKLearn.") @Text(TextFormat.CAMEL_CASE)
        @Nullable String format) {}
