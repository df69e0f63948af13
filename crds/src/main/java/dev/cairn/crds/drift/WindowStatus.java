package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The last judged window. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WindowStatus(
    @JsonPropertyDescription("First instant, inclusive.") @Text(TextFormat.TIME)
        @Nullable String start,
    @JsonPropertyDescription("Last instant, exclusive.") @Text(TextFormat.TIME)
        @Nullable String end,
    @JsonPropertyDescription("Number of rows.") @Nullable Long samples,
    @JsonPropertyDescription("What it says.") @Nullable DriftVerdict verdict,
    @JsonPropertyDescription("Share of the columns that have drifted, by importance.")
        @Nullable Double score,
    @JsonPropertyDescription("Drifted and judged columns, such as 3/19, for printing.")
        @Size(max = 16)
        @Nullable String drifted,
    @JsonPropertyDescription("Smallest effect that the window could have shown.")
        @Nullable Double smallestDetectable) {}
