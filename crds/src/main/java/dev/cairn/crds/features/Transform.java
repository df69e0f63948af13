package dev.cairn.crds.features;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Row-wise change of the source. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Transform(
    @JsonPropertyDescription("One SELECT over the table source, row by row.")
        @Required
        @Size(min = 1, max = 16_384)
        @ValidationRule(
            value = "self.matches('(?i)^\\\\s*(select|with)\\\\b')",
            message = "must be one SELECT")
        @ValidationRule(
            value =
                "!self.matches('(?i);|\\\\b(attach|copy|install|load|pragma|set|call|export|import|read_[a-z0-9_]+)\\\\b')",
            message =
                "must be one SELECT without ';', ATTACH, COPY, INSTALL, LOAD, PRAGMA, SET, CALL, EXPORT, IMPORT and read_ functions")
        String sql) {}
