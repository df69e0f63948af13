package dev.cairn.crds.meta;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the durations of the API: numbers with ms, s, m or h, such as 90s or 1h30m. */
public final class GoDurations {
  /** What the CRDs accept. */
  public static final String PATTERN = "^([0-9]{1,6}(\\.[0-9]{1,3})?(ms|s|m|h)){1,4}$";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");

  private GoDurations() {}

  /**
   * The duration that a text means.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static Duration parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no duration: write it like 90s, 15m or 1h30m");
    }
    Duration sum = Duration.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      BigDecimal millis = new BigDecimal(parts.group(1)).multiply(millisOf(parts.group(2)));
      sum = sum.plusNanos(millis.movePointRight(6).longValueExact());
    }
    return sum;
  }

  private static BigDecimal millisOf(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ms" -> 1L;
          case "s" -> 1_000L;
          case "m" -> 60_000L;
          default -> 3_600_000L;
        });
  }
}
