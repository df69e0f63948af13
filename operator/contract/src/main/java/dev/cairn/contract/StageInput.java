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
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StageInput(OutputPlace output, List<String> evaluation) {
  public StageInput {
    evaluation = evaluation == null ? List.of() : List.copyOf(evaluation);
  }

  /** Of a run without an evaluation. */
  public StageInput(OutputPlace output) {
    this(output, List.of());
  }
}
