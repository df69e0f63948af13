package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.DigestedFile;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What the present is compared with. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "(self.from == 'Profile') == has(self.profile)",
    message = "from: Profile needs profile, and only that one has it")
public record Reference(
    @JsonPropertyDescription("Where the reference comes from.") @Default("Training") Source from,
    @JsonPropertyDescription("A profile of your own.") @Nullable DigestedFile profile) {

  /** What holds when a monitor says nothing. */
  public static final Reference DEFAULT = new Reference(Source.TRAINING, null);

  public Reference {
    from = from == null ? Source.TRAINING : from;
  }

  /** Where a reference comes from. */
  public enum Source {
    /** The profile of the version that serves. */
    @JsonProperty("Training")
    TRAINING,
    /** The last judged windows before the present version became stable. */
    @JsonProperty("Previous")
    PREVIOUS,
    /** A file. */
    @JsonProperty("Profile")
    PROFILE,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
