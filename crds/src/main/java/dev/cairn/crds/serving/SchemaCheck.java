package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** Whether requests are checked against the signature. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SchemaCheck(
    @JsonPropertyDescription("What a violation leads to.") @Default("Observe") Mode mode) {

  /** What holds when a service says nothing. */
  public static final SchemaCheck DEFAULT = new SchemaCheck(Mode.OBSERVE);

  public SchemaCheck {
    mode = mode == null ? Mode.OBSERVE : mode;
  }

  /** What a violation leads to. */
  public enum Mode {
    /** Nothing is checked. */
    @JsonProperty("None")
    NONE,
    /** It is counted. */
    @JsonProperty("Observe")
    OBSERVE,
    /** The request is refused with 422. */
    @JsonProperty("Enforce")
    ENFORCE,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
