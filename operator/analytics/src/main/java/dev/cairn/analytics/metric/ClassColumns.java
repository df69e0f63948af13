package dev.cairn.analytics.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a task with several classes. Classes are numbered: those of the labels first, in the
 * order of their names, then those that only a score column has.
 */
public final class ClassColumns implements Columns {
  private final int[] truth;
  private final int[] predicted;
  private final int present;
  private final List<double[]> scores;
  private final Problems problems;

  ClassColumns(Codes codes, List<double[]> scores, Problems problems) {
    this.truth = codes.truth();
    this.predicted = codes.predicted();
    this.present = codes.present();
    this.scores = List.copyOf(scores);
    this.problems = problems;
  }

  /** Rows as class numbers; {@code present} counts the classes that the labels have. */
  @SuppressWarnings("ArrayRecordComponent") // carries columns from the reader, is never compared
  record Codes(int[] truth, int[] predicted, int present) {}

  @Override
  public int rows() {
    return truth.length;
  }

  @Override
  public @Nullable Absence problem(Need need) {
    return problems.of(need);
  }

  /** Number of classes that the labels have. */
  int present() {
    return present;
  }

  int truth(int row) {
    return truth[row];
  }

  /** The predicted class; {@link #present()} or more: one that no label has. */
  int predicted(int row) {
    return predicted[row];
  }

  boolean right(int row) {
    return truth[row] == predicted[row];
  }

  /** Belief in a class. */
  double score(int row, int type) {
    return scores.get(type)[row];
  }

  /** Belief in the predicted class of each row. */
  double[] confidence() {
    double[] confidence = new double[rows()];
    for (int row = 0; row < confidence.length; row++) {
      confidence[row] = score(row, predicted[row]);
    }
    return confidence;
  }

  /** Rows whose prediction is right. */
  boolean[] hits() {
    boolean[] hits = new boolean[rows()];
    for (int row = 0; row < hits.length; row++) {
      hits[row] = right(row);
    }
    return hits;
  }

  /** Number of score columns. */
  int scoreColumns() {
    return scores.size();
  }

  /** One class against the rest. */
  BinaryColumns against(int type) {
    boolean[] positive = new boolean[rows()];
    boolean[] said = new boolean[rows()];
    for (int row = 0; row < positive.length; row++) {
      positive[row] = truth[row] == type;
      said[row] = predicted[row] == type;
    }
    return new BinaryColumns(positive, said, scores.get(type), new Problems(null, null, null));
  }
}
