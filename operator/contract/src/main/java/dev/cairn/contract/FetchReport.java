package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What fetch resolved, left in the work volume as {@link #FILE} and carried by stage beside the
 * artifact.
 *
 * @param datasets every channel, evaluation sets too
 * @param evaluation the evaluation sets as they were split
 * @param signature declared, else inferred from the training channels; absent when none is tabular
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record FetchReport(
    List<DatasetFact> datasets, List<SplitSet> evaluation, @Nullable ModelSignature signature) {
  /** File name in the work volume and in the partial directory. */
  public static final String FILE = "fetch.json";

  public FetchReport {
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
    evaluation = evaluation == null ? List.of() : List.copyOf(evaluation);
  }

  /** Of a run without an evaluation. */
  public FetchReport(List<DatasetFact> datasets) {
    this(datasets, List.of(), null);
  }

  /**
   * One evaluation set: rows without their labels, and the labels apart.
   *
   * @param name the channel
   * @param rows number of rows
   * @param slices columns of labels.parquet slice_0, slice_1, … by their names
   * @param rowsDigest sha256:… of rows.jsonl
   * @param sameAs training channel with the same digest; absent: none
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record SplitSet(
      String name, long rows, List<String> slices, String rowsDigest, @Nullable String sameAs) {
    public SplitSet {
      slices = slices == null ? List.of() : List.copyOf(slices);
    }
  }
}
