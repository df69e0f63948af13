package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.GoDuration;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import dev.cairn.crds.schema.TextFormat;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Training anew, within a budget. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "!('Schedule' in self.triggers) || has(self.schedule)",
    message = "trigger Schedule needs schedule")
@ValidationRule(
    value = "!(has(self.template) && has(self.overrides))",
    message =
        "give template or overrides, not both: overrides change the recipe of the stable version")
public record Retraining(
    @JsonPropertyDescription("What may start it.")
        @Size(min = 1, max = 3)
        @SetList
        @Default("[\"Drift\"]")
        List<RetrainingTrigger> triggers,
    @JsonPropertyDescription("When, in cron's five fields.") @Text(TextFormat.CRON)
        @Nullable String schedule,
    @JsonPropertyDescription("Time zone of the schedule.")
        @Text(TextFormat.TIME_ZONE)
        @Default(Retraining.DEFAULT_TIME_ZONE)
        String timeZone,
    @JsonPropertyDescription(
            "The run to make; absent: the recipe of the stable version, pins released.")
        @Nullable RunTemplate template,
    @JsonPropertyDescription("Changes to the recipe of the stable version.")
        @Nullable Overrides overrides,
    @JsonPropertyDescription("Least time between two runs; doubled after each rejected candidate.")
        @GoDuration(min = "1s", max = "8760h")
        @Default(Retraining.DEFAULT_COOLDOWN)
        String cooldown,
    @JsonPropertyDescription("How many runs may start.") Budget budget,
    @JsonPropertyDescription(
            "After so many rejected runs in a row it stops until the spec changes.")
        @Min(1)
        @Max(100)
        @Default("" + Retraining.DEFAULT_MAX_REJECTED)
        Integer maxConsecutiveRejected,
    @JsonPropertyDescription(
            "How many finished runs are kept, beyond those that the budget counts.")
        @Min(1)
        @Max(100)
        @Default("" + Retraining.DEFAULT_HISTORY)
        Integer historyLimit) {

  /** Schema default of {@link #timeZone()}. */
  public static final String DEFAULT_TIME_ZONE = "Etc/UTC";

  /** Schema default of {@link #cooldown()}. */
  public static final String DEFAULT_COOLDOWN = "24h";

  /** Schema default of {@link #maxConsecutiveRejected()}. */
  public static final int DEFAULT_MAX_REJECTED = 3;

  /** Schema default of {@link #historyLimit()}. */
  public static final int DEFAULT_HISTORY = 10;

  public Retraining {
    triggers = triggers == null ? List.of(RetrainingTrigger.DRIFT) : List.copyOf(triggers);
    timeZone = timeZone == null ? DEFAULT_TIME_ZONE : timeZone;
    cooldown = cooldown == null ? DEFAULT_COOLDOWN : cooldown;
    budget = budget == null ? Budget.DEFAULT : budget;
    maxConsecutiveRejected =
        maxConsecutiveRejected == null ? DEFAULT_MAX_REJECTED : maxConsecutiveRejected;
    historyLimit = historyLimit == null ? DEFAULT_HISTORY : historyLimit;
  }

  /** How many runs may start in a rolling period. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Budget(
      @JsonPropertyDescription("Number of runs.")
          @Min(0)
          @Max(1000)
          @Default("" + Budget.DEFAULT_RUNS)
          Integer runs,
      @JsonPropertyDescription("Length of the period.")
          @GoDuration(min = "1m", max = "8760h")
          @Default(Budget.DEFAULT_PER)
          String per) {

    /** Schema default of {@link #runs()}. */
    public static final int DEFAULT_RUNS = 3;

    /** Schema default of {@link #per()}. */
    public static final String DEFAULT_PER = "168h";

    /** What holds when a monitor says nothing. */
    public static final Budget DEFAULT = new Budget(DEFAULT_RUNS, DEFAULT_PER);

    public Budget {
      runs = runs == null ? DEFAULT_RUNS : runs;
      per = per == null ? DEFAULT_PER : per;
    }
  }
}
