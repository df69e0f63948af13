package dev.cairn.analytics.metric;

import org.jspecify.annotations.Nullable;

/** Checks of score columns. */
final class Scores {
  private Scores() {}

  /** Why a column that holds NaN or an infinity cannot be used. */
  static @Nullable Absence notFinite(double[] column, String reason, String what) {
    for (int row = 0; row < column.length; row++) {
      if (!Double.isFinite(column[row])) {
        return new Absence(reason, "row %d has the %s %s".formatted(row, what, column[row]));
      }
    }
    return null;
  }

  /** Why a column that leaves 0..1 holds no probabilities. */
  static @Nullable Absence notProbabilities(double[] column) {
    for (int row = 0; row < column.length; row++) {
      if (column[row] < 0 || column[row] > 1) {
        return new Absence(
            "ScoresNotProbabilities",
            "row %d has the score %s, which is not between 0 and 1".formatted(row, column[row]));
      }
    }
    return null;
  }
}
