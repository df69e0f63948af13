package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Columns;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Selection;
import dev.cairn.analytics.metric.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation set without the rows that the model was trained on, read.
 *
 * @param task what the model is asked for
 * @param own labels and predictions
 * @param slices columns by name
 * @param rival what it is compared with
 * @param leakage rows that were left out
 */
record ReadSet(
    Task task,
    Columns own,
    Map<String, @Nullable String[]> slices,
    @Nullable Rival rival,
    Leakage leakage) {

  /**
   * A champion's columns of the same rows.
   *
   * @param columns null: it could not predict
   * @param trainedOn rows that it was trained on
   * @param unavailable why it could not predict
   */
  @SuppressWarnings("ArrayRecordComponent") // a column, never compared
  record Rival(@Nullable Columns columns, boolean[] trainedOn, @Nullable String unavailable) {}

  static ReadSet of(EvaluationSet set) {
    int[] rows = Selection.unmarked(set.trainedOn());
    Outcomes labels = set.labels().at(rows);
    Columns own = Columns.read(set.task(), set.positiveLabel(), labels, set.predictions().at(rows));
    Map<String, @Nullable String[]> slices = new LinkedHashMap<>();
    set.slices().forEach((name, column) -> slices.put(name, Selection.of(column, rows)));
    int all = set.trainedOn().length;
    return new ReadSet(
        set.task(), own, slices, rival(set, rows, labels), new Leakage(all - rows.length, all));
  }

  private static @Nullable Rival rival(EvaluationSet set, int[] rows, Outcomes labels) {
    Champion champion = set.champion();
    if (champion == null) {
      return null;
    }
    if (champion.unavailable() != null) {
      return new Rival(null, new boolean[rows.length], champion.unavailable());
    }
    Columns columns =
        Columns.read(set.task(), set.positiveLabel(), labels, champion.predictions().at(rows));
    return new Rival(columns, Selection.of(champion.trainedOn(), rows), null);
  }

  int rows() {
    return own.rows();
  }
}
