package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A model and which of its versions is served. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.version) != has(self.stage)",
    message = "give exactly one of version and stage")
public record ServedModel(
    @JsonPropertyDescription("Name of the model.") @Required @Text(TextFormat.DNS_LABEL)
        String name,
    @JsonPropertyDescription("This ModelVersion and no other.") @Text(TextFormat.DNS_SUBDOMAIN)
        @Nullable String version,
    @JsonPropertyDescription("The newest version that is effective in this stage.")
        @Text(TextFormat.STAGE)
        @Nullable String stage) {}
