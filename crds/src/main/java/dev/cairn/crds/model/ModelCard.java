package dev.cairn.crds.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people say about a model. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelCard(
    @JsonPropertyDescription("Who answers for it.") @Size(max = 256) @Text(TextFormat.PLAIN_TEXT)
        @Nullable String owner,
    @JsonPropertyDescription("What it is meant for.") @Size(max = 4096) @Text(TextFormat.PLAIN_TEXT)
        @Nullable String intendedUse,
    @JsonPropertyDescription("What it is not good at.")
        @Size(max = 4096)
        @Text(TextFormat.PLAIN_TEXT)
        @Nullable String limitations,
    @JsonPropertyDescription("Where to ask.") @Size(max = 256) @Text(TextFormat.PLAIN_TEXT)
        @Nullable String contact,
    @JsonPropertyDescription("Words of your own, at most 50.") @Size(max = 50)
        Map<String, @Size(max = 256) @Text(TextFormat.PLAIN_TEXT) String> tags) {
  public ModelCard {
    tags = tags == null ? Map.of() : Map.copyOf(tags);
  }
}
