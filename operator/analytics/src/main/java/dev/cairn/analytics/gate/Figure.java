package dev.cairn.analytics.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers and names in sentences. */
final class Figure {
  private static final int DIGITS = 3;
  private static final int EXACT = 17;
  private static final double LARGE = 1e9;
  private static final double SMALL = 1e-6;
  private static final int NAME_LENGTH = 40;

  private Figure() {}

  /** With three significant digits. */
  static String of(double value) {
    return rounded(value, DIGITS);
  }

  /** With as many digits as it takes to tell it from another number. */
  static String of(double value, double other) {
    int digits = DIGITS;
    while (digits < EXACT
        && value != other
        && rounded(value, digits).equals(rounded(other, digits))) {
      digits++;
    }
    return rounded(value, digits);
  }

  private static String rounded(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal number = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= SMALL && size < LARGE);
    return plain ? number.toPlainString() : number.toString();
  }

  /** A column's or value's name, cut where it is long. */
  static String name(@Nullable String name) {
    if (name == null || name.codePointCount(0, name.length()) <= NAME_LENGTH) {
      return String.valueOf(name);
    }
    return name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH)) + "…";
  }

  /** A sentence that is not longer than a status takes. */
  static String sentence(String text) {
    int most = GateResult.MESSAGE_LENGTH;
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
