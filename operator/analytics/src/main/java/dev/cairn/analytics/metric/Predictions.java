package dev.cairn.analytics.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model said of each row.
 *
 * @param values the predicted class or number
 * @param scores belief in a class by the class's name, one number per row. A binary task has that
 *     of the positive class only; empty: the model gave none
 */
public record Predictions(Outcomes values, Map<String, double[]> scores) {
  public Predictions {
    scores = Map.copyOf(scores);
    int rows = values.rows();
    scores.forEach(
        (name, column) -> {
          if (column.length != rows) {
            throw new IllegalArgumentException(
                "%d scores of class %s for %d predictions".formatted(column.length, name, rows));
          }
        });
  }

  /** How many. */
  public int rows() {
    return values.rows();
  }

  /** The predictions of some rows, in that order. */
  public Predictions at(int[] rows) {
    Map<String, double[]> selected = new LinkedHashMap<>();
    scores.forEach((name, column) -> selected.put(name, Selection.of(column, rows)));
    return new Predictions(values.at(rows), selected);
  }
}
