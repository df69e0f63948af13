package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What one column says. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ColumnStatus(
    @JsonPropertyDescription("Name of the column.") @Required @Size(min = 1, max = 128) String name,
    @JsonPropertyDescription("Numeric, Categorical, Boolean or Text.") @Text(TextFormat.CAMEL_CASE)
        @Nullable String kind,
    @JsonPropertyDescription("Population stability index.") @Nullable Double effect,
    @JsonPropertyDescription("Standard error of the effect.") @Nullable Double uncertainty,
    @JsonPropertyDescription("Effect from which it has drifted.") @Nullable Double threshold,
    @JsonPropertyDescription(
            "Chance of such an effect without any change, adjusted for the number of columns.")
        @Nullable Double pValue,
    @JsonPropertyDescription("Share of missing values.") @Nullable Double missing,
    @JsonPropertyDescription("What it says.") @Nullable DriftVerdict verdict) {}
