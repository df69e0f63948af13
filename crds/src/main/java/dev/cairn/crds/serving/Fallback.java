package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers when stable fails: another version, then a fixed answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.version) || has(self.response)",
    message = "give version, response or both")
public record Fallback(
    @JsonPropertyDescription("In which cases.") @Required @Size(min = 1, max = 8) @SetList
        List<FallbackCause> when,
    @JsonPropertyDescription("A version that answers.") @Nullable Version version,
    @JsonPropertyDescription("A fixed answer.") @Nullable Response response) {
  public Fallback {
    when = when == null ? List.of() : List.copyOf(when);
  }

  /** A version that answers. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Version(
      @JsonPropertyDescription("Name of the ModelVersion.")
          @Required
          @Text(TextFormat.DNS_SUBDOMAIN)
          String name) {}

  /** A fixed answer. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Response(
      @JsonPropertyDescription("HTTP status.") @Required @Min(200) @Max(599) Integer status,
      @JsonPropertyDescription("Type of the body; absent: application/json.")
          @Size(max = 128)
          @Pattern("^[a-z0-9.+-]+/[a-z0-9.+-]+(; ?charset=[A-Za-z0-9-]+)?$")
          @Nullable String contentType,
      @JsonPropertyDescription("The body.") @Size(max = 16_384) @Nullable String body) {}
}
