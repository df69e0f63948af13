package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One signal and what it says. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RolloutCheck(
    @JsonPropertyDescription("Name of the signal.") @Required @Size(min = 1, max = 64) String name,
    @JsonPropertyDescription("The candidate's value.") @Nullable Double candidate,
    @JsonPropertyDescription("Stable's value.") @Nullable Double stable,
    @JsonPropertyDescription("What is allowed.") @Nullable Double allowed,
    @JsonPropertyDescription("Requests or pairs that it rests on.") @Nullable Long samples,
    @JsonPropertyDescription("Evidence against the candidate.") @Nullable Double evidence,
    @JsonPropertyDescription("Evidence at which it fails.") @Nullable Double needed,
    @JsonPropertyDescription("What it says.") @Nullable Verdict verdict) {}
