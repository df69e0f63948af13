package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Job of the run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Workload(
    @JsonPropertyDescription("What it is for.") @Required Role role,
    @JsonPropertyDescription("API version of its kind.") @Required @Size(max = 64)
        String apiVersion,
    @JsonPropertyDescription("Its kind.") @Required @Text(TextFormat.CAMEL_CASE) String kind,
    @JsonPropertyDescription("Its name.") @Required @Text(TextFormat.DNS_SUBDOMAIN) String name,
    @JsonPropertyDescription("Its UID: another object of that name is not this one.")
        @Required
        @Size(max = 64)
        String uid) {

  /** What a Job is for. */
  public enum Role {
    /** Fetches, trains, stages. */
    @JsonProperty("Train")
    TRAIN,
    /** Scores and publishes. */
    @JsonProperty("Evaluate")
    EVALUATE,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
