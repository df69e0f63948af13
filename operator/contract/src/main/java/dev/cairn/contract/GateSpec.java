package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A rule on one metric. Exactly one of min, max, maxDrop and minGain is there.
 *
 * @param name of the gate
 * @param metric word of the API, such as auc
 * @param dataset evaluation set that it is measured on
 * @param slice column: the rule must hold for each of its values; fairness metrics compare them
 * @param min least value
 * @param max greatest value
 * @param maxDrop greatest loss against the champion
 * @param minGain least gain over the champion
 * @param minSamples least size of the denominator that matters; absent: the metric's default
 * @param evidence NotRefuted, Point or Proven; absent: the default of the kind of gate
 * @param optional true: a gate that cannot be estimated does not fail the run
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record GateSpec(
    String name,
    String metric,
    String dataset,
    @Nullable String slice,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double maxDrop,
    @Nullable Double minGain,
    @Nullable Long minSamples,
    @Nullable String evidence,
    boolean optional) {}
