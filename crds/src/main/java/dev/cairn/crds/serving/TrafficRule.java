package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Requests that go to one role whatever the weights. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrafficRule(
    @JsonPropertyDescription("Alternatives; one must match.") @Required @Size(min = 1, max = 10)
        List<Match> matches,
    @JsonPropertyDescription("Which role gets them.") @Required Target to) {
  public TrafficRule {
    matches = matches == null ? List.of() : List.copyOf(matches);
  }

  /** All headers must have these values. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Match(
      @JsonPropertyDescription("Headers and their values.")
          @Required
          @Size(min = 1, max = 10)
          @ListMap("name")
          List<HeaderValue> headers) {
    public Match {
      headers = headers == null ? List.of() : List.copyOf(headers);
    }
  }

  /** A header with this very value. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record HeaderValue(
      @JsonPropertyDescription("Name of the header, in lower case.")
          @Required
          @Text(TextFormat.HEADER)
          String name,
      @JsonPropertyDescription("Its value.") @Required @Size(max = 256) String value) {}

  /** Who gets a request. */
  public enum Target {
    /** The version that serves. */
    @JsonProperty("Stable")
    STABLE,
    /** The version that is being tried. */
    @JsonProperty("Candidate")
    CANDIDATE,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
