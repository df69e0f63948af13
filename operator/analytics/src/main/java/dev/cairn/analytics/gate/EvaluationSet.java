package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a model is judged on, by column; row i of each column is the same row. Arrays are
 * shared, not copied; nobody may write them.
 *
 * @param task what the model is asked for
 * @param positiveLabel class that counts as positive; a binary task needs it
 * @param labels the truth: numbers for a regression, else classes
 * @param predictions what the model said
 * @param slices columns that gates slice by, by name; null is a value of its own
 * @param trainedOn rows that were found in the run's own row filter
 * @param champion what it is compared with; absent: there is none
 */
@SuppressWarnings("ArrayRecordComponent") // columns of 100 000 rows, never compared
public record EvaluationSet(
    Task task,
    @Nullable String positiveLabel,
    Outcomes labels,
    Predictions predictions,
    Map<String, @Nullable String[]> slices,
    boolean[] trainedOn,
    @Nullable Champion champion) {

  public EvaluationSet {
    slices = Map.copyOf(slices);
    int rows = labels.rows();
    fit(rows, predictions.rows(), "predictions");
    fit(rows, trainedOn.length, "marks of training rows");
    slices.forEach((name, column) -> fit(rows, column.length, "values of slice " + name));
    if (champion != null && champion.unavailable() == null) {
      fit(rows, champion.predictions().rows(), "predictions of the champion");
      fit(rows, champion.trainedOn().length, "marks of the champion's training rows");
    }
  }

  private static void fit(int rows, int length, String what) {
    if (length != rows) {
      throw new IllegalArgumentException("%d %s for %d labels".formatted(length, what, rows));
    }
  }
}
