package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A data set as it was measured when it was read. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ResolvedDataset(
    @JsonPropertyDescription("Name of the channel.") @Required @Text(TextFormat.DNS_LABEL)
        String name,
    @JsonPropertyDescription("Where it was read from.") @Size(max = 1024) @Nullable String uri,
    @JsonPropertyDescription("SHA-256 of the file, or of the list of its files' digests.")
        @Text(TextFormat.DIGEST)
        @Nullable String digest,
    @JsonPropertyDescription("Number of files.") @Nullable Long files,
    @JsonPropertyDescription("Number of rows; absent for opaque formats.") @Nullable Long rows,
    @JsonPropertyDescription("Size in bytes.") @Nullable Long bytes) {}
