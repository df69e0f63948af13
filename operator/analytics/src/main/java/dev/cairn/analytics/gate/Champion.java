package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The version that a model is compared with.
 *
 * @param predictions what it said of the same rows
 * @param trainedOn rows that were found in its row filter
 * @param unavailable a clause that says why it could not predict; null: it did
 */
@SuppressWarnings("ArrayRecordComponent") // columns of 100 000 rows, never compared
public record Champion(Predictions predictions, boolean[] trainedOn, @Nullable String unavailable) {

  /** A champion that predicted the rows. */
  public static Champion of(Predictions predictions, boolean[] trainedOn) {
    return new Champion(predictions, trainedOn, null);
  }

  /** A champion that could not. */
  public static Champion unavailable(String why) {
    return new Champion(new Predictions(Outcomes.of(new double[0]), Map.of()), new boolean[0], why);
  }
}
