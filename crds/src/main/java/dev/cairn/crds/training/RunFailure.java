package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What failed, and where. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunFailure(
    @JsonPropertyDescription("The step that failed.") @Nullable RunStep step,
    @JsonPropertyDescription("Why, in one word.") @Text(TextFormat.CAMEL_CASE)
        @Nullable String reason,
    @JsonPropertyDescription("Exit code of the step's container.") @Nullable Integer exitCode,
    @JsonPropertyDescription("What the step itself says.") @Size(max = 4096)
        @Nullable String message,
    @JsonPropertyDescription("Last lines of the step's log.") @Size(max = 4096)
        @Nullable String logTail) {}
