package dev.cairn.crds.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One key of a Secret or a ConfigMap. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.secretKeyRef) != has(self.configMapKeyRef)",
    message = "give exactly one of secretKeyRef and configMapKeyRef")
public record EnvironmentSource(
    @JsonPropertyDescription("A key of a Secret of this namespace.")
        @Nullable KeyReference secretKeyRef,
    @JsonPropertyDescription("A key of a ConfigMap of this namespace.")
        @Nullable KeyReference configMapKeyRef) {}
