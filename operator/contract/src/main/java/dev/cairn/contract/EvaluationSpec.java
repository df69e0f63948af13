package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run's result is judged; the spec's evaluation with its defaults filled in.
 *
 * @param datasets channels that are kept from the trainer; the first is the gates' default
 * @param task BinaryClassification, MulticlassClassification or Regression
 * @param label column with the truth
 * @param positiveLabel the label's positive value, compared as a class: 1.0 is 1; binary only
 * @param gates the rules
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EvaluationSpec(
    List<String> datasets,
    String task,
    String label,
    @Nullable String positiveLabel,
    List<GateSpec> gates) {

  public EvaluationSpec {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    gates = gates == null ? List.of() : List.copyOf(gates);
  }

  /** Columns that gates slice by, each once, in the order of the gates. */
  public List<String> slices() {
    return gates.stream()
        .map(GateSpec::slice)
        .filter(slice -> slice != null && !slice.isEmpty())
        .distinct()
        .toList();
  }
}
