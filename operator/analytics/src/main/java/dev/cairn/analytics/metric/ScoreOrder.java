package dev.cairn.analytics.metric;

import java.util.Arrays;
import java.util.function.Consumer;

/** Rows sorted by a score, and which rows share one. */
public final class ScoreOrder {
  private final int[] rows;
  private final int[] ranks;

  private ScoreOrder(int[] rows, int[] ranks) {
    this.rows = rows;
    this.ranks = ranks;
  }

  /**
   * Sorts; O(n log n) without boxing: ranks are found in the sorted distinct scores, rows are then
   * counted into place.
   *
   * @param scores finite numbers
   */
  static ScoreOrder of(double[] scores) {
    double[] distinct = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      distinct[row] = scores[row] + 0.0; // -0.0 becomes 0.0: the two are one score
    }
    Arrays.sort(distinct);
    int count = 0;
    for (int i = 0; i < distinct.length; i++) {
      if (i == 0 || distinct[i] != distinct[i - 1]) {
        distinct[count++] = distinct[i];
      }
    }
    int[] ranks = new int[scores.length];
    int[] starts = new int[count + 1];
    for (int row = 0; row < ranks.length; row++) {
      ranks[row] = Arrays.binarySearch(distinct, 0, count, scores[row] + 0.0);
      starts[ranks[row] + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] rows = new int[scores.length];
    for (int row = 0; row < ranks.length; row++) {
      rows[starts[ranks[row]]++] = row;
    }
    return new ScoreOrder(rows, ranks);
  }

  /** The rows of each group together, within a group by rising score. */
  int[] ascending(Grouping grouping) {
    return grouping.sort(rows);
  }

  /** The rows of each group together, within a group by falling score. */
  int[] descending(Grouping grouping) {
    int[] reversed = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      reversed[i] = rows[rows.length - 1 - i];
    }
    return grouping.sort(reversed);
  }

  /** Visits the rows of each group by rising score; rows of equal score come together. */
  public void eachTie(Grouping grouping, Consumer<int[]> visitor) {
    int[] sorted = ascending(grouping);
    for (int start = 0; start < sorted.length; ) {
      int end = tieEnd(sorted, start, grouping);
      visitor.accept(Arrays.copyOfRange(sorted, start, end));
      start = end;
    }
  }

  /** Whether two rows have the same score. */
  private boolean tied(int row, int other) {
    return ranks[row] == ranks[other];
  }

  /**
   * The end (exclusive) of the run of equal scores within one group that starts at a position.
   *
   * @param sorted as {@link #ascending} or {@link #descending} gave it
   */
  int tieEnd(int[] sorted, int start, Grouping grouping) {
    int end = start + 1;
    while (end < sorted.length
        && tied(sorted[start], sorted[end])
        && grouping.of(sorted[start]) == grouping.of(sorted[end])) {
      end++;
    }
    return end;
  }
}
