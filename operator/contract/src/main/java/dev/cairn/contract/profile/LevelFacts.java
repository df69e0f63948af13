package dev.cairn.contract.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is known of a column of texts or of truth values.
 *
 * @param levels the values with a bin of their own, most frequent first: all when there are at most
 *     1024, else those with at least a thousandth of the values; none for free text
 * @param counts values per level, exact, in the order of levels
 * @param other values that are none of the levels
 * @param distinct number of distinct values; above 1024 an estimate
 * @param sketch HyperLogLog sketch of the values with 4096 registers, DataSketches' compact form,
 *     Base64
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LevelFacts(
    List<String> levels, List<Long> counts, long other, double distinct, String sketch) {

  public LevelFacts {
    levels = levels == null ? List.of() : List.copyOf(levels);
    counts = counts == null ? List.of() : List.copyOf(counts);
  }
}
