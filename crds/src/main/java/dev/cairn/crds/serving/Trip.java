package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A router pod took the candidate's weight away. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Trip(
    @JsonPropertyDescription("Name of the pod.") @Required @Size(max = 253) String pod,
    @JsonPropertyDescription("Table on which it happened.") @Required @Size(max = 64) String id,
    @JsonPropertyDescription("When.") @Required @Text(TextFormat.TIME) String at) {}
