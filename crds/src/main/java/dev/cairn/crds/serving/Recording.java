package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What is recorded of each prediction, one line each. Sensitive inputs never are. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Recording(
    @JsonPropertyDescription("How much.") @Default("Metadata") Level level,
    @JsonPropertyDescription("Of which share of the requests.")
        @Min(0)
        @Max(100)
        @Default("" + Recording.DEFAULT_PERCENT)
        Integer percent,
    @JsonPropertyDescription("JSON pointer to the key by which a record is found again.")
        @Text(TextFormat.JSON_POINTER)
        @Nullable String keyPointer) {

  /** Schema default of {@link #percent()}. */
  public static final int DEFAULT_PERCENT = 100;

  /** What holds when a service says nothing. */
  public static final Recording DEFAULT = new Recording(Level.METADATA, DEFAULT_PERCENT, null);

  public Recording {
    level = level == null ? Level.METADATA : level;
    percent = percent == null ? DEFAULT_PERCENT : percent;
  }

  /** How much of a prediction is recorded. */
  public enum Level {
    /** Nothing. */
    @JsonProperty("None")
    NONE,
    /** When, which version, how it ended. */
    @JsonProperty("Metadata")
    METADATA,
    /** And the predictions. */
    @JsonProperty("Outputs")
    OUTPUTS,
    /** And the inputs. */
    @JsonProperty("All")
    ALL,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
