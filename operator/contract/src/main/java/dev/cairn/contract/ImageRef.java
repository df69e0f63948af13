package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A container image as the node resolved it.
 *
 * @param reference what the spec names
 * @param digest sha256:… of the manifest (Repo) or of the configuration (Local)
 * @param kind which of the two
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImageRef(String reference, @Nullable String digest, @Nullable Kind kind) {
  /**
   * What the digest is of. An image that was imported into a node has no manifest in a registry.
   */
  public enum Kind {
    @JsonProperty("Repo")
    REPO,
    @JsonProperty("Local")
    LOCAL,
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
