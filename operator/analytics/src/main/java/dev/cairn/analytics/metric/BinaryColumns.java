package dev.cairn.analytics.metric;

import org.jspecify.annotations.Nullable;

/** Columns of a binary task. Arrays are shared, not copied; nobody writes them. */
public final class BinaryColumns implements Columns {
  private static final double[] NO_SCORES = {};

  private final boolean[] positive;
  private final boolean[] predicted;
  private final double[] scores;
  private final Problems problems;
  private final @Nullable ScoreOrder order;

  BinaryColumns(
      boolean[] positive, boolean[] predicted, double @Nullable [] scores, Problems problems) {
    this.positive = positive;
    this.predicted = predicted;
    this.problems = problems;
    boolean usable = scores != null && problems.scores() == null;
    this.scores = usable && scores != null ? scores : NO_SCORES;
    this.order = usable ? ScoreOrder.of(this.scores) : null;
  }

  @Override
  public int rows() {
    return positive.length;
  }

  @Override
  public @Nullable Absence problem(Need need) {
    return problems.of(need);
  }

  /** Whether the row's label is the positive one. */
  public boolean positive(int row) {
    return positive[row];
  }

  boolean predicted(int row) {
    return predicted[row];
  }

  boolean[] positives() {
    return positive;
  }

  double[] scores() {
    return scores;
  }

  double score(int row) {
    return scores[row];
  }

  /**
   * The order of the scores.
   *
   * @throws IllegalStateException when they have a problem
   */
  public ScoreOrder order() {
    if (order == null) {
      throw new IllegalStateException("there are no scores");
    }
    return order;
  }
}
