package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.schema.Omit;
import org.jspecify.annotations.Nullable;

/** How the version predicts, as it was recorded. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelRuntime(
    @JsonPropertyDescription("Image with its digest.") @Nullable ResolvedImage image,
    @JsonPropertyDescription("Function, command, port, protocol and paths.")
        @Omit({"enrich", "image"})
        @Nullable Predictor predictor) {}
