package dev.cairn.crds.meta;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One finding about an object. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusCondition(
    @JsonPropertyDescription("What the finding is about, such as Ready.")
        @Required
        @Text(TextFormat.CAMEL_CASE)
        String type,
    @JsonPropertyDescription("True, False or Unknown.")
        @Required
        @Size(max = 7)
        @Pattern("^(True|False|Unknown)$")
        String status,
    @JsonPropertyDescription("metadata.generation of the object that the finding is about.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("When status last changed.") @Required @Text(TextFormat.TIME)
        String lastTransitionTime,
    @JsonPropertyDescription("One CamelCase word for programs: why.")
        @Required
        @Size(min = 1)
        @Text(TextFormat.CAMEL_CASE)
        String reason,
    @JsonPropertyDescription("For a person: what happened and what to do.")
        @Required
        @Size(max = StatusCondition.MAX_MESSAGE)
        String message) {

  /** Longest message, in characters. */
  public static final int MAX_MESSAGE = 1024;

  /** Value of {@link #status()}. */
  public static final String TRUE = "True";

  /** Value of {@link #status()}. */
  public static final String FALSE = "False";

  /** Value of {@link #status()}. */
  public static final String UNKNOWN = "Unknown";
}
