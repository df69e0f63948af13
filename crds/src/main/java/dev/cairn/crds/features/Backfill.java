package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import org.jspecify.annotations.Nullable;

/** How far back the first materialisation reaches. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Backfill(
    @JsonPropertyDescription("First event time; absent: everything.") @Text(TextFormat.TIME)
        @Nullable String since) {}
