package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.DataType;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A key. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Entity(
    @JsonPropertyDescription("Name of the column.") @Required @Size(min = 1) @Text(TextFormat.WORD)
        String name,
    @JsonPropertyDescription("Type of its values.") @Required DataType type) {}
