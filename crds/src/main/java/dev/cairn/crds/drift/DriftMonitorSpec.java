package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.model.UnitKey;
import dev.cairn.crds.schema.ListMap;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is watched, and what follows from a finding. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DriftMonitorSpec(
    @JsonPropertyDescription("What is watched.") @Required Target target,
    @JsonPropertyDescription("What it is compared with.") Reference reference,
    @JsonPropertyDescription("Stretches of time that are judged.") DriftWindow window,
    @JsonPropertyDescription("Whether the reference is weighted by the hours of the window.")
        @Default("None")
        Season season,
    @JsonPropertyDescription(
            "Settings of columns; a column that is absent is watched with the defaults.")
        @Size(max = 500)
        @ListMap("name")
        List<ColumnSettings> columns,
    @JsonPropertyDescription("How predictions are watched.") @Nullable PredictionWatch prediction,
    @JsonPropertyDescription("When the data is broken rather than the world changed.")
        DataQuality dataQuality,
    @JsonPropertyDescription(
            "Who a row belongs to; absent: what the service keeps clients sticky by, else its record key, else every row counts by itself.")
        @Nullable UnitKey unit,
    @JsonPropertyDescription("Greatest share of false findings among the columns found.")
        @Min(value = 0, inclusive = false)
        @Max(value = 0.5)
        @Default("" + DriftMonitorSpec.DEFAULT_SIGNIFICANCE)
        Double significance,
    @JsonPropertyDescription(
            "Share of the columns, by importance, from which a window has drifted.")
        @Min(value = 0, inclusive = false)
        @Max(1)
        @Default("" + DriftMonitorSpec.DEFAULT_DRIFTED_SHARE)
        Double driftedShare,
    @JsonPropertyDescription("How many windows make an episode.") Confirmation confirm,
    @JsonPropertyDescription(
            "True: hold a rollout of the target while the verdict is DataQualityFailed.")
        @Default("true")
        Boolean freezeRollout,
    @JsonPropertyDescription("Training anew; absent: never.") @Nullable Retraining retrain,
    @JsonPropertyDescription("True: nothing is judged and nothing is started.") @Default("false")
        boolean suspend) {

  /** Schema default of {@link #significance()}. */
  public static final double DEFAULT_SIGNIFICANCE = 0.05;

  /** Schema default of {@link #driftedShare()}. */
  public static final double DEFAULT_DRIFTED_SHARE = 0.25;

  public DriftMonitorSpec {
    reference = reference == null ? Reference.DEFAULT : reference;
    window = window == null ? DriftWindow.DEFAULT : window;
    season = season == null ? Season.NONE : season;
    columns = columns == null ? List.of() : List.copyOf(columns);
    dataQuality = dataQuality == null ? DataQuality.DEFAULT : dataQuality;
    significance = significance == null ? DEFAULT_SIGNIFICANCE : significance;
    driftedShare = driftedShare == null ? DEFAULT_DRIFTED_SHARE : driftedShare;
    confirm = confirm == null ? Confirmation.DEFAULT : confirm;
    freezeRollout = freezeRollout == null ? Boolean.TRUE : freezeRollout;
  }
}
