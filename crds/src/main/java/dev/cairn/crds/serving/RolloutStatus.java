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
import org.jspecify.annotations.Nullable;

/** The rollout in progress. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RolloutStatus(
    @JsonPropertyDescription("Where it is.") @Required Phase phase,
    @JsonPropertyDescription("Number of the rollout, from 1.") @Nullable Long number,
    @JsonPropertyDescription(
            "True: back to a version that was promoted before, at once when its pods are ready.")
        @Nullable Boolean direct,
    @JsonPropertyDescription("Number of the present step, from 1.") @Nullable Integer step,
    @JsonPropertyDescription("Number of steps.") @Nullable Integer steps,
    @JsonPropertyDescription("When the rollout began.") @Text(TextFormat.TIME)
        @Nullable String startedAt,
    @JsonPropertyDescription("When the present step began.") @Text(TextFormat.TIME)
        @Nullable String stepStartedAt,
    @JsonPropertyDescription(
            "Since when the present step is over and pods for the next one are awaited.")
        @Text(TextFormat.TIME)
        @Nullable String dueAt,
    @JsonPropertyDescription("True: a step was left without proof.") @Nullable Boolean unproven,
    @JsonPropertyDescription("True: a person asked for it with cairn.dev/rollback.")
        @Nullable Boolean rollback,
    @JsonPropertyDescription("True: a person ended its holds with cairn.dev/complete.")
        @Nullable Boolean completed,
    @JsonPropertyDescription("What the checks say together.") @Nullable Verdict verdict,
    @JsonPropertyDescription("The evidence.") @Size(max = 16) @ListMap("name")
        List<RolloutCheck> checks) {
  public RolloutStatus {
    checks = checks == null ? List.of() : List.copyOf(checks);
  }

  /** Where a rollout is. */
  public enum Phase {
    /** Pods become ready. */
    @JsonProperty("Prepare")
    PREPARE,
    /** Copies are compared. */
    @JsonProperty("Shadow")
    SHADOW,
    /** Part of the traffic. */
    @JsonProperty("Step")
    STEP,
    /** All of the traffic, the previous version warm. */
    @JsonProperty("Bake")
    BAKE,
    /** A value of a newer version. */
    @JsonEnumDefaultValue
    @JsonProperty("Unrecognised")
    UNRECOGNISED
  }
}
