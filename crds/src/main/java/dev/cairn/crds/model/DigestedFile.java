package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;

/** A file or directory with its digest. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DigestedFile(
    @JsonPropertyDescription("Where it is.") @Required @Text(TextFormat.URI) String uri,
    @JsonPropertyDescription("SHA-256 of its bytes.") @Required @Text(TextFormat.DIGEST)
        String digest) {}
