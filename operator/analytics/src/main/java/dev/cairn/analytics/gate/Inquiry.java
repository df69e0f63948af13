package dev.cairn.analytics.gate;

import dev.cairn.analytics.interval.Intervals;
import dev.cairn.analytics.metric.GroupStatistic;
import dev.cairn.analytics.metric.Grouping;
import dev.cairn.analytics.metric.Task;
import org.jspecify.annotations.Nullable;

/** How far a gate came before resampling. */
sealed interface Inquiry {

  /**
   * Decided already.
   *
   * @param result the decision
   */
  record Settled(GateResult result) implements Inquiry {}

  /**
   * The metric has values; what is open is how sure they are.
   *
   * @param gate the rule
   * @param task decides the words
   * @param groups those that are judged; one for the whole set
   * @param figures of each judged group; of a metric that compares groups a single one
   * @param unjudged the other groups
   * @param uncertainty of the values, or against the champion of the differences
   */
  record Open(
      Gate gate,
      Task task,
      Grouping groups,
      Figures figures,
      Unjudged unjudged,
      Uncertainty uncertainty)
      implements Inquiry {}

  /**
   * Numbers of the judged groups.
   *
   * @param values of the metric
   * @param championValues likewise; null: nothing is compared
   * @param samples sizes of the denominator
   * @param rows in each group
   */
  @SuppressWarnings("ArrayRecordComponent") // columns of numbers, never compared
  record Figures(
      double[] values, double @Nullable [] championValues, long[] samples, long[] rows) {}

  /**
   * Groups with too few samples.
   *
   * @param groups how many
   * @param rows in them
   * @param pooled the metric over all their rows; NaN where it is undefined or compares groups
   * @param coverage share of all rows that the judged groups have
   */
  record Unjudged(int groups, long rows, double pooled, double coverage) {
    /** Judged groups must have this share of the rows. */
    static final double LEAST_COVERAGE = 0.9;

    boolean tooMany() {
      return coverage < LEAST_COVERAGE;
    }
  }

  /** Where intervals come from. */
  sealed interface Uncertainty {
    /**
     * A formula.
     *
     * @param intervals by it
     */
    record Closed(Intervals intervals) implements Uncertainty {}

    /**
     * Resampling.
     *
     * @param statistic to resample
     */
    record Resampled(GroupStatistic statistic) implements Uncertainty {}
  }
}
