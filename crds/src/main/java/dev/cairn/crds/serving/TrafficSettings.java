package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.UnitKey;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who gets which revision, besides weights. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrafficSettings(
    @JsonPropertyDescription("What keeps a client on one revision.") @Nullable UnitKey stickyBy,
    @JsonPropertyDescription(
            "Requests that go to one role whatever the weights; the first that matches decides.")
        @Size(max = 20)
        List<TrafficRule> rules,
    @JsonPropertyDescription(
            "True: header x-cairn-preview names a revision, also one without weight.")
        @Default("false")
        boolean preview) {
  public TrafficSettings {
    rules = rules == null ? List.of() : List.copyOf(rules);
  }
}
