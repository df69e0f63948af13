package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Input of the step gather: the rows of the evaluation sets and the champion's model are brought to
 * the container that lets the champion predict.
 *
 * @param output where stage left the partial directory
 * @param reports digest of what stage left beside the model
 * @param champion whose model goes to {@link StepPaths#CHAMPION}
 * @param allowedAddresses as in {@link FetchInput#allowedAddresses()}
 * @param storage how s3:// addresses are reached
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatherInput(
    OutputPlace output,
    StagedReports reports,
    Champion champion,
    List<String> allowedAddresses,
    List<StorageAccess> storage) {

  public GatherInput {
    storage = storage == null ? List.of() : List.copyOf(storage);
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
  }

  /** Of a run that touches no s3:// address. */
  public GatherInput(
      OutputPlace output, StagedReports reports, Champion champion, List<String> allowedAddresses) {
    this(output, reports, champion, allowedAddresses, List.of());
  }
}
