package dev.cairn.contract.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Comparison of the answers that stable and the candidate gave to the same request.
 *
 * @param pairs both answered 200 to 299 and a prediction was found in both
 * @param disagreed pairs whose predictions lie apart
 * @param disagreedUnits distinct units among them, at most {@link ArmStats#MOST_UNITS}
 * @param dropped copies that were not made, because too many waited
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PairStats(long pairs, long disagreed, long disagreedUnits, long dropped) {}
