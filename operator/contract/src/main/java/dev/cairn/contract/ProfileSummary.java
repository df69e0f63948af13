package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The part of a profile that travels in evidence and status: the frozen bins of at most {@link
 * #MOST_COLUMNS} columns.
 *
 * @param file profile.json beside the artifact
 * @param columns with their bins
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProfileSummary(FileRef file, List<Column> columns) {
  /** Columns beyond these are in the file only. */
  public static final int MOST_COLUMNS = 100;

  /** File name beside the artifact. */
  public static final String FILE = "profile.json";

  /** File name of the Bloom filter of training rows beside the artifact. */
  public static final String ROW_FILTER_FILE = "rowfilter.bin";

  public ProfileSummary {
    columns = columns == null ? List.of() : List.copyOf(columns);
  }

  /**
   * One column.
   *
   * @param name of the column
   * @param kind Numeric, Categorical, Boolean or Text
   * @param role Input, Prediction, Label or Ignored
   * @param edges inner edges of a number's bins, ascending
   * @param levels values with a bin of their own
   * @param counts rows per bin, in the order of edges, then levels, then the rest
   * @param nulls rows without a value
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Column(
      String name,
      String kind,
      String role,
      List<Double> edges,
      List<String> levels,
      List<Long> counts,
      long nulls) {
    public Column {
      edges = edges == null ? List.of() : List.copyOf(edges);
      levels = levels == null ? List.of() : List.copyOf(levels);
      counts = counts == null ? List.of() : List.copyOf(counts);
    }
  }
}
