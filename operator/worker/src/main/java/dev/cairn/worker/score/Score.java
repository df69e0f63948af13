package dev.cairn.worker.score;

import dev.cairn.contract.EvaluationReport;
import java.util.Map;

/**
 * What scoring found.
 *
 * @param report gates and evaluation sets
 * @param metrics values by name: of the first set under the metric's own name, of others as
 *     set.metric
 * @param absent metrics without a value, with the reason
 */
public record Score(
    EvaluationReport report, Map<String, Double> metrics, Map<String, String> absent) {
  public Score {
    metrics = Map.copyOf(metrics);
    absent = Map.copyOf(absent);
  }
}
