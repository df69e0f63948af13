package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A stage that the version had. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StageChange(
    @JsonPropertyDescription("The stage.") @Required @Text(TextFormat.STAGE) String stage,
    @JsonPropertyDescription("Since when.") @Required @Text(TextFormat.TIME) String since,
    @JsonPropertyDescription("Who changed it, as far as the object tells.") @Size(max = 256)
        @Nullable String by) {}
