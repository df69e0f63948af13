package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Input of the step stage: the model goes from {@link StepPaths#MODEL} to the partial directory of
 * output, and what was learned about it beside it.
 *
 * @param output where to
 * @param evaluation names of the evaluation sets whose rows, labels and predictions go along
 * @param allowedAddresses as in {@link FetchInput#allowedAddresses()}
 * @param storage how s3:// addresses are reached
 * @param task as in {@link EvaluationSpec#task()}: whether predictions are classes or numbers in
 *     the profile; absent: they are not profiled
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StageInput(
    OutputPlace output,
    List<String> evaluation,
    List<String> allowedAddresses,
    List<StorageAccess> storage,
    @Nullable String task) {

  public StageInput {
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
    storage = storage == null ? List.of() : List.copyOf(storage);
    evaluation = evaluation == null ? List.of() : List.copyOf(evaluation);
  }

  /** Of a run whose predictions are not profiled. */
  public StageInput(
      OutputPlace output,
      List<String> evaluation,
      List<String> allowedAddresses,
      List<StorageAccess> storage) {
    this(output, evaluation, allowedAddresses, storage, null);
  }

  /** Of a run whose result is on a claim. */
  public StageInput(OutputPlace output, List<String> evaluation) {
    this(output, evaluation, List.of(), List.of());
  }

  /** Of a run without an evaluation. */
  public StageInput(OutputPlace output) {
    this(output, List.of());
  }
}
