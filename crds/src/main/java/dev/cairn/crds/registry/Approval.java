package dev.cairn.crds.registry;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A person's decision about a stage. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Approval(
    @JsonPropertyDescription("Who decides: the user name that the cluster knows.")
        @Required
        @Size(min = 1, max = 256)
        @Text(TextFormat.PLAIN_TEXT)
        String by,
    @JsonPropertyDescription("What is decided.") @Required Decision decision,
    @JsonPropertyDescription("For which stage.") @Required @Text(TextFormat.STAGE) String stage,
    @JsonPropertyDescription(
            "Digest of the evidence that was seen; a decision about other evidence does not count.")
        @Text(TextFormat.DIGEST)
        @Nullable String evidence,
    @JsonPropertyDescription("In which role.") @Size(max = 128) @Text(TextFormat.PLAIN_TEXT)
        @Nullable String role,
    @JsonPropertyDescription("Why.") @Size(max = 1024) @Text(TextFormat.PLAIN_TEXT)
        @Nullable String reason,
    @JsonPropertyDescription("Where it was discussed.")
        @Size(max = 512)
        @Text(TextFormat.PLAIN_TEXT)
        @Nullable String ticket,
    @JsonPropertyDescription(
            "The commit that carried the decision here, when another identity applied it.")
        @Nullable Via via) {

  /** What a person decides. */
  public enum Decision {
    /** The stage may become effective. */
    @JsonProperty("Approve")
    APPROVE,
    /** It may not; one is enough. */
    @JsonProperty("Reject")
    REJECT,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }

  /** A commit. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Via(
      @JsonPropertyDescription("URL of the repository.")
          @Required
          @Size(min = 1, max = 1024)
          @Text(TextFormat.PLAIN_TEXT)
          String repository,
      @JsonPropertyDescription("The commit.")
          @Required
          @Size(min = 1, max = 256)
          @Text(TextFormat.PLAIN_TEXT)
          String commit) {}
}
