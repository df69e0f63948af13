package dev.cairn.crds.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How another version replaces the present one. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rollout(
    @JsonPropertyDescription("Step by step, or all at once after the pods are ready.")
        @Default("Canary")
        Strategy strategy,
    @JsonPropertyDescription(
            "First, copies of requests go to the candidate and answers are compared.")
        @Nullable ShadowPhase shadow,
    @JsonPropertyDescription("Weights in strictly increasing order; absent: 10 and 50.")
        @Size(max = 20)
        @ValidationRule(
            value =
                "self.map(s, s.weight).isSorted() && self.all(s, self.exists_one(t, t.weight == s.weight))",
            message = "weights must increase from step to step")
        List<RolloutStep> steps,
    @JsonPropertyDescription("What is looked at before traffic moves on.") Analysis analysis,
    @JsonPropertyDescription("How long a step may stay undecided.")
        @GoDuration(min = "10s", max = "720h")
        @Default(Rollout.DEFAULT_MAX_HOLD)
        String maxHold,
    @JsonPropertyDescription("What happens after maxHold.") @Default("Proceed")
        OnInconclusive onInconclusive,
    @JsonPropertyDescription(
            "How long the previous version is kept warm after the last step, under the same analysis.")
        @GoDuration(max = "720h")
        @Default(Rollout.DEFAULT_BAKE)
        String bake,
    @JsonPropertyDescription("How long pods may take to become ready.")
        @GoDuration(min = "10s", max = "24h")
        @Default(Rollout.DEFAULT_PROGRESS_DEADLINE)
        String progressDeadline,
    @JsonPropertyDescription("True: no rollout begins or moves on.") @Default("false")
        boolean freeze) {

  /** Schema default of {@link #maxHold()}. */
  public static final String DEFAULT_MAX_HOLD = "1h";

  /** Schema default of {@link #bake()}. */
  public static final String DEFAULT_BAKE = "5m";

  /** Schema default of {@link #progressDeadline()}. */
  public static final String DEFAULT_PROGRESS_DEADLINE = "10m";

  /** Weights when none are given. */
  public static final List<RolloutStep> DEFAULT_STEPS =
      List.of(new RolloutStep(10, null), new RolloutStep(50, null));

  /** What holds when a service says nothing. */
  public static final Rollout DEFAULT =
      new Rollout(
          Strategy.CANARY,
          null,
          List.of(),
          Analysis.DEFAULT,
          DEFAULT_MAX_HOLD,
          OnInconclusive.PROCEED,
          DEFAULT_BAKE,
          DEFAULT_PROGRESS_DEADLINE,
          false);

  public Rollout {
    strategy = strategy == null ? Strategy.CANARY : strategy;
    steps = steps == null ? List.of() : List.copyOf(steps);
    analysis = analysis == null ? Analysis.DEFAULT : analysis;
    maxHold = maxHold == null ? DEFAULT_MAX_HOLD : maxHold;
    onInconclusive = onInconclusive == null ? OnInconclusive.PROCEED : onInconclusive;
    bake = bake == null ? DEFAULT_BAKE : bake;
    progressDeadline = progressDeadline == null ? DEFAULT_PROGRESS_DEADLINE : progressDeadline;
  }

  /** The steps of a Canary, {@link #DEFAULT_STEPS} unless given. */
  public List<RolloutStep> stepsOrDefault() {
    return steps.isEmpty() ? DEFAULT_STEPS : steps;
  }
}
