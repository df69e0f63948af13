package dev.cairn.crds.meta;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;

/** A Secret of the same namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SecretReference(
    @JsonPropertyDescription("Name of the Secret.") @Required @Text(TextFormat.DNS_SUBDOMAIN)
        String name) {}
