package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** An image as the node resolved it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ResolvedImage(
    @JsonPropertyDescription("What was asked for.") @Size(max = 512) @Nullable String reference,
    @JsonPropertyDescription("Digest of the manifest (Repo) or of the configuration (Local).")
        @Text(TextFormat.DIGEST)
        @Nullable String digest,
    @JsonPropertyDescription(
            "What the digest is of: an image imported into a node has no manifest in a registry.")
        @Nullable Kind kind) {

  /** What an image's digest is of. */
  public enum Kind {
    /** The manifest in a registry. */
    @JsonProperty("Repo")
    REPO,
    /** The configuration of an imported image. */
    @JsonProperty("Local")
    LOCAL,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
