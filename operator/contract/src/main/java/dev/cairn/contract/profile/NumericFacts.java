package dev.cairn.contract.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a numeric column. Figures that are no finite number are absent.
 *
 * @param count finite values
 * @param nans values that are no number
 * @param positiveInfinities values beyond all others
 * @param negativeInfinities values below all others
 * @param mean of the finite values
 * @param m2 sum of their squared deviations from the mean; divided by count the variance
 * @param min least of them
 * @param max greatest of them
 * @param edges inner edges of the frozen bins, ascending: bin i holds values above edge i − 1 and
 *     up to edge i, the first and the last bin are open. A value with a tenth of the mass is the
 *     only one of its bin, whose lower edge is the double just below it
 * @param counts values per bin, exact, one more than edges
 * @param sketch KLL sketch of doubles with k = 800, DataSketches' compact form, Base64
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NumericFacts(
    long count,
    long nans,
    long positiveInfinities,
    long negativeInfinities,
    @Nullable Double mean,
    @Nullable Double m2,
    @Nullable Double min,
    @Nullable Double max,
    List<Double> edges,
    List<Long> counts,
    String sketch) {

  public NumericFacts {
    edges = edges == null ? List.of() : List.copyOf(edges);
    counts = counts == null ? List.of() : List.copyOf(counts);
  }
}
