package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.GoDuration;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where rows come from. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.backfilledBefore) == has(self.assumedDelay)",
    message = "give backfilledBefore and assumedDelay together")
public record FeatureSource(
    @JsonPropertyDescription("A file or, with a trailing slash, a directory.")
        @Required
        @Text(TextFormat.URI)
        String uri,
    @JsonPropertyDescription("Format of the files.") @Required SourceFormat format,
    @JsonPropertyDescription("Column with the time of the event.")
        @Required
        @Size(min = 1)
        @Text(TextFormat.WORD)
        String eventTime,
    @JsonPropertyDescription("Column with the time at which the row became known.")
        @Text(TextFormat.WORD)
        @Nullable String createdTime,
    @JsonPropertyDescription("Column that is true in rows that take the values away.")
        @Text(TextFormat.WORD)
        @Nullable String deletedField,
    @JsonPropertyDescription("Time zone of times without one.") @Text(TextFormat.TIME_ZONE)
        @Nullable String timeZone,
    @JsonPropertyDescription("Rows with an earlier createdTime were filled in later.")
        @Text(TextFormat.TIME)
        @Nullable String backfilledBefore,
    @JsonPropertyDescription("How long after its event such a row is taken as known.")
        @GoDuration(max = "8760h")
        @Nullable String assumedDelay) {}
