package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** An environment variable: a value, or a reference to one; neither means empty. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!(has(self.value) && has(self.valueFrom))",
    message = "give value or valueFrom, not both")
public record EnvironmentVariable(
    @JsonPropertyDescription("Name of the variable. CAIRN_ names are set by Cairn.")
        @Required
        @Size(min = 1)
        @Text(TextFormat.WORD)
        String name,
    @JsonPropertyDescription("The value itself. Secret values belong into a Secret.")
        @Size(max = 8192)
        @Nullable String value,
    @JsonPropertyDescription("Where the value comes from.")
        @Nullable EnvironmentSource valueFrom) {}
