package dev.cairn.analytics.gate;

/**
 * Rows of the set that the model was trained on.
 *
 * @param found rows that were found in the run's own row filter, and left out of everything
 * @param rows of the set before that
 */
public record Leakage(long found, long rows) {
  /** The filter finds 1 % of rows by mistake; above this share they were there. */
  public static final double SUSPICIOUS_SHARE = 0.02;

  /** Share of the rows, 0 to 1. */
  public double share() {
    return rows == 0 ? 0 : (double) found / rows;
  }

  /** Whether the hold-out overlaps the training data. */
  public boolean suspected() {
    return share() > SUSPICIOUS_SHARE;
  }
}
