package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What fetch resolved, left in the work volume as {@link #FILE} and carried by stage beside the
 * artifact.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FetchReport(List<DatasetFact> datasets) {
  /** File name in the work volume and in the partial directory. */
  public static final String FILE = "fetch.json";

  public FetchReport {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
  }
}
