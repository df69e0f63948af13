package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;

/** What is watched. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Target(
    @JsonPropertyDescription("Kind of the object.") @Default("InferenceService") Kind kind,
    @JsonPropertyDescription("Its name.") @Required @Text(TextFormat.DNS_SUBDOMAIN) String name) {
  public Target {
    kind = kind == null ? Kind.INFERENCE_SERVICE : kind;
  }

  /** What can be watched. */
  public enum Kind {
    /** A service's requests and predictions. */
    @JsonProperty("InferenceService")
    INFERENCE_SERVICE,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
