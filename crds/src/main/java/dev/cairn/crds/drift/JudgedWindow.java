package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A judged window in short. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JudgedWindow(
    @JsonPropertyDescription("First instant, inclusive.") @Required @Text(TextFormat.TIME)
        String start,
    @JsonPropertyDescription("Last instant, exclusive.") @Required @Text(TextFormat.TIME)
        String end,
    @JsonPropertyDescription("What it says.") @Nullable DriftVerdict verdict,
    @JsonPropertyDescription("Share of the columns that have drifted, by importance.")
        @Nullable Double score) {}
