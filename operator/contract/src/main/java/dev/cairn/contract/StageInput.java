package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Input of the step stage: the model goes from {@link StepPaths#MODEL} to the partial directory of
 * output.
 *
 * @param output where the result goes
 * @param storage how s3:// addresses are reached
 * @param allowedAddresses as in {@link FetchInput#allowedAddresses()}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StageInput(
    OutputPlace output, List<StorageAccess> storage, List<String> allowedAddresses) {

  public StageInput {
    storage = storage == null ? List.of() : List.copyOf(storage);
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
  }

  /** An input for an output on a claim. */
  public StageInput(OutputPlace output) {
    this(output, List.of(), List.of());
  }
}
