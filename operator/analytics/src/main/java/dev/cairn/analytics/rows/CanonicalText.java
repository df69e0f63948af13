package dev.cairn.analytics.rows;

/** Values as texts that do not depend on how a file writes them. */
public final class CanonicalText {
  private static final double WHOLE_UP_TO = 1e15;

  private CanonicalText() {}

  /** A number: 1 and 1.0 are "1", others their shortest decimal form that reads as the same. */
  public static String of(double value) {
    return value == Math.rint(value) && Math.abs(value) < WHOLE_UP_TO
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
