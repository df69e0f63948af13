package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** Comparison of what was served with what a join gives. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SkewCheck(
    @JsonPropertyDescription("Share of the reads that are compared.") @Required @Min(0) @Max(100)
        Integer percent,
    @JsonPropertyDescription("When, in cron's five fields.") @Required @Text(TextFormat.CRON)
        String schedule) {}
