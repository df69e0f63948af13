package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where a request says whose it is: a header or a field. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.header) != has(self.field)",
    message = "give exactly one of header and field")
public record UnitKey(
    @JsonPropertyDescription("Name of a header, in lower case.") @Text(TextFormat.HEADER)
        @Nullable String header,
    @JsonPropertyDescription("JSON pointer into a record.") @Text(TextFormat.JSON_POINTER)
        @Nullable String field) {}
