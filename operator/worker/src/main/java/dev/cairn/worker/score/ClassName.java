package dev.cairn.worker.score;

import dev.cairn.analytics.rows.CanonicalText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one text of a class, however labels, predictions and the spec write it: 1, 1.0 and 1e0 are
 * "1", other numbers their shortest decimal form; True and TRUE are "true", which is no "1". Every
 * other text is itself. Numbers are doubles, as they are where a column of them is read: beyond
 * 2^53 neighbours are one.
 */
public final class ClassName {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private ClassName() {}

  /** The text that stands for a class. */
  public static String of(String written) {
    if (written.equalsIgnoreCase("true") || written.equalsIgnoreCase("false")) {
      return written.toLowerCase(Locale.ROOT);
    }
    if (!NUMBER.matcher(written).matches()) {
      return written;
    }
    double value = Double.parseDouble(written);
    return Double.isFinite(value) ? CanonicalText.of(value) : written;
  }
}
