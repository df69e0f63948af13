package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
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
@ValidationRule(
    value = "!self.name.startsWith('CAIRN_')",
    message = "CAIRN_ variables are set by Cairn; choose another name")
public record EnvironmentVariable(
    @JsonPropertyDescription("Name of the variable. Names that begin with CAIRN_ are Cairn's.")
        @Required
        @Size(min = 1, max = 128)
        @Pattern("^[-._a-zA-Z][-._a-zA-Z0-9]*$")
        String name,
    @JsonPropertyDescription("The value itself. Secret values belong into a Secret.")
        @Size(max = 8192)
        @Nullable String value,
    @JsonPropertyDescription("Where the value comes from.")
        @Nullable EnvironmentSource valueFrom) {}
