package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A place where the version is used. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Deployment(
    @JsonPropertyDescription("Name of the InferenceService.")
        @Required
        @Text(TextFormat.DNS_SUBDOMAIN)
        String inferenceService,
    @JsonPropertyDescription("What it is there.") @Required Role role,
    @JsonPropertyDescription("Its share of the traffic.") @Min(0) @Max(100)
        @Nullable Integer percent,
    @JsonPropertyDescription("Since when.") @Text(TextFormat.TIME) @Nullable String since) {

  /** What a version can be in a service. */
  public enum Role {
    /** Gets what no other gets. */
    @JsonProperty("Stable")
    STABLE,
    /** Is being tried. */
    @JsonProperty("Candidate")
    CANDIDATE,
    /** Gets copies; nobody sees its answers. */
    @JsonProperty("Shadow")
    SHADOW,
    /** Answers when stable fails. */
    @JsonProperty("Fallback")
    FALLBACK,
    /** Was rolled back and is blocked. */
    @JsonProperty("Refused")
    REFUSED,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
