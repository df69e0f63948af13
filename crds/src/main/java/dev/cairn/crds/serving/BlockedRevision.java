package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A revision that gets no weight again. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BlockedRevision(
    @JsonPropertyDescription("Name of the revision.") @Required @Text(TextFormat.DNS_LABEL)
        String revision,
    @JsonPropertyDescription("The ModelVersion.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String modelVersion,
    @JsonPropertyDescription("Why, in one word.") @Text(TextFormat.CAMEL_CASE)
        @Nullable String reason,
    @JsonPropertyDescription("Since when.") @Text(TextFormat.TIME) @Nullable String at,
    @JsonPropertyDescription(
            "True: refused while everything went to it, so that nothing showed whether the fault was its own.")
        @Nullable Boolean provisional,
    @JsonPropertyDescription("How often it was released and tried again.")
        @Nullable Integer retries,
    @JsonPropertyDescription("For a person: what happened.") @Size(max = 1024)
        @Nullable String message) {}
