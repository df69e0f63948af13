package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns that a model takes and gives: declared in the run's spec, else inferred from the data.
 *
 * @param inputs what it takes
 * @param outputs what it gives
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelSignature(List<Column> inputs, List<Column> outputs) {

  public ModelSignature {
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    outputs = outputs == null ? List.of() : List.copyOf(outputs);
  }

  /**
   * One column.
   *
   * @param name of the column
   * @param type Double, Long, String or Boolean
   * @param min declared lower bound, inclusive
   * @param max declared upper bound, inclusive
   * @param categories declared values; empty: any
   * @param required false: may be absent or null; absent: true
   * @param sensitive true: values are never recorded; absent: false
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Column(
      String name,
      String type,
      @Nullable Double min,
      @Nullable Double max,
      List<String> categories,
      @Nullable Boolean required,
      @Nullable Boolean sensitive) {
    public Column {
      categories = categories == null ? List.of() : List.copyOf(categories);
    }
  }
}
