package dev.cairn.analytics.gate;

import dev.cairn.analytics.metric.Absence;
import java.util.List;
import java.util.Map;

/**
 * What was found on one evaluation set.
 *
 * @param gates one result per gate, in their order
 * @param metrics values on the whole set by metric; averages weighted by class carry the suffix
 *     {@code .weighted}
 * @param absent metrics of the task that have no value, and why
 * @param rows that were scored
 * @param leakage rows that were left out
 */
public record Judgement(
    List<GateResult> gates,
    Map<String, Double> metrics,
    Map<String, Absence> absent,
    long rows,
    Leakage leakage) {
  public Judgement {
    gates = List.copyOf(gates);
    metrics = Map.copyOf(metrics);
    absent = Map.copyOf(absent);
  }

  /** Whether no gate stands in the way. */
  public boolean passed() {
    return gates.stream().noneMatch(GateResult::blocks);
  }
}
