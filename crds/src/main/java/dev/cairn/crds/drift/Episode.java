package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One continuous drift finding. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Episode(
    @JsonPropertyDescription("Identity: survives restarts and lost status.")
        @Required
        @Size(min = 1, max = 64)
        String id,
    @JsonPropertyDescription("When it began.") @Text(TextFormat.TIME) @Nullable String startedAt,
    @JsonPropertyDescription("Judged windows since.") @Nullable Integer windows) {}
