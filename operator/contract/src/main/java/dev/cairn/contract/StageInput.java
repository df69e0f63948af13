package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Input of the step stage: the model goes from {@link StepPaths#MODEL} to the partial directory of
 * output, and what was learned about it beside it.
 *
 * @param output where to
 * @param evaluation names of the evaluation sets whose rows, labels and predictions go along
 * @param allowedAddresses as in {@link FetchInput#allowedAddresses()}
 * @param storage how s3:// addresses are reached
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StageInput(
    OutputPlace output,
    List<String> evaluation,
    List<String> allowedAddresses,
    List<StorageAccess> storage) {

  public StageInput {
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
    storage = storage == null ? List.of() : List.copyOf(storage);
    evaluation = evaluation == null ? List.of() : List.copyOf(evaluation);
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
