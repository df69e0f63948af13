package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;

/** A stretch of time. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TimeWindow(
    @JsonPropertyDescription("First instant, inclusive.") @Required @Text(TextFormat.TIME)
        String start,
    @JsonPropertyDescription("Last instant, exclusive.") @Required @Text(TextFormat.TIME)
        String end) {}
