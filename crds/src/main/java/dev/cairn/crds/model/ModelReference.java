package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;

/** A model: a named line of versions. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelReference(
    @JsonPropertyDescription("Name of the model: the line of versions.")
        @Required
        @Text(TextFormat.DNS_LABEL)
        String name) {}
