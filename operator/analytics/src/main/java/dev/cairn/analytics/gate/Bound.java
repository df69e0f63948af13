package dev.cairn.analytics.gate;

/** What a gate asks of its metric. */
public sealed interface Bound {

  /**
   * A least value.
   *
   * @param least value that is still good
   */
  record Min(double least) implements Bound {}

  /**
   * A greatest value.
   *
   * @param greatest value that is still good
   */
  record Max(double greatest) implements Bound {}

  /**
   * How much worse than the champion. Worse is lower for a metric such as auc, higher for one such
   * as rmse.
   *
   * @param most greatest loss that is still good, in units of the metric, at least 0
   */
  record MaxDrop(double most) implements Bound {}

  /**
   * How much better than the champion.
   *
   * @param least gain that is asked for, in units of the metric, at least 0
   */
  record MinGain(double least) implements Bound {}

  /** Whether it compares with the champion. */
  default boolean comparesWithChampion() {
    return this instanceof MaxDrop || this instanceof MinGain;
  }
}
