package dev.cairn.crds.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How much worse than the champion a result may be, or how much better it must be. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.maxDrop) != has(self.minGain)",
    message = "give exactly one of maxDrop and minGain")
public record ChampionBound(
    @JsonPropertyDescription("Greatest loss against the champion.") @Min(0)
        @Nullable Double maxDrop,
    @JsonPropertyDescription("Least gain over the champion.") @Min(0) @Nullable Double minGain) {}
