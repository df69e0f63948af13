package dev.cairn.crds.drift;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.cairn.crds.schema.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** When the data is broken rather than the world changed. Shares are 0 to 1. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DataQuality(
    @JsonPropertyDescription("Stretch of time that is judged.")
        @GoDuration(min = "10s", max = "24h")
        @Default(DataQuality.DEFAULT_WINDOW)
        String window,
    @JsonPropertyDescription("Greatest increase of the share of missing values.")
        @Min(0)
        @Max(1)
        @Default("" + DataQuality.DEFAULT_MISSING)
        Double maxMissingIncrease,
    @JsonPropertyDescription("Greatest share of values outside declared categories.")
        @Min(0)
        @Max(1)
        @Default("" + DataQuality.DEFAULT_UNSEEN)
        Double maxUnseenShare,
    @JsonPropertyDescription("Greatest share of values outside declared bounds.")
        @Min(0)
        @Max(1)
        @Default("" + DataQuality.DEFAULT_OUT_OF_RANGE)
        Double maxOutOfRangeShare,
    @JsonPropertyDescription("Greatest share of values of another type.")
        @Min(0)
        @Max(1)
        @Default("" + DataQuality.DEFAULT_WRONG_TYPE)
        Double maxWrongTypeShare) {

  /** Schema default of {@link #window()}. */
  public static final String DEFAULT_WINDOW = "10m";

  /** Schema default of {@link #maxMissingIncrease()}. */
  public static final double DEFAULT_MISSING = 0.05;

  /** Schema default of {@link #maxUnseenShare()}. */
  public static final double DEFAULT_UNSEEN = 0.05;

  /** Schema default of {@link #maxOutOfRangeShare()}. */
  public static final double DEFAULT_OUT_OF_RANGE = 0.01;

  /** Schema default of {@link #maxWrongTypeShare()}. */
  public static final double DEFAULT_WRONG_TYPE = 0.01;

  /** What holds when a monitor says nothing. */
  public static final DataQuality DEFAULT =
      new DataQuality(
          DEFAULT_WINDOW,
          DEFAULT_MISSING,
          DEFAULT_UNSEEN,
          DEFAULT_OUT_OF_RANGE,
          DEFAULT_WRONG_TYPE);

  public DataQuality {
    window = window == null ? DEFAULT_WINDOW : window;
    maxMissingIncrease = maxMissingIncrease == null ? DEFAULT_MISSING : maxMissingIncrease;
    maxUnseenShare = maxUnseenShare == null ? DEFAULT_UNSEEN : maxUnseenShare;
    maxOutOfRangeShare = maxOutOfRangeShare == null ? DEFAULT_OUT_OF_RANGE : maxOutOfRangeShare;
    maxWrongTypeShare = maxWrongTypeShare == null ? DEFAULT_WRONG_TYPE : maxWrongTypeShare;
  }
}
