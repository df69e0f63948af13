package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Partitions of a directory (column=value/), by the time that a value names. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.last) != (has(self.since) || has(self.until))",
    message = "give last, or since and/or until")
public record PartitionSelection(
    @JsonPropertyDescription("Name of the partition column.") @Required @Text(TextFormat.WORD)
        String partition,
    @JsonPropertyDescription(
            "The newest stretch before the run's start: a count with d or h, such as 90d.")
        @Size(max = 8)
        @Pattern("^[1-9][0-9]{0,4}[dh]$")
        @Nullable String last,
    @JsonPropertyDescription("First partition value, inclusive.")
        @Size(max = 64)
        @Pattern("^[0-9][0-9T:.Z+-]*$")
        @Nullable String since,
    @JsonPropertyDescription("Last partition value, exclusive.")
        @Size(max = 64)
        @Pattern("^[0-9][0-9T:.Z+-]*$")
        @Nullable String until) {}
