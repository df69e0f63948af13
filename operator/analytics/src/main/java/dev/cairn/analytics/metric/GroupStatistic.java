package dev.cairn.analytics.metric;

import java.util.Arrays;

/**
 * One or more numbers of a table whose rows count a number of times. Implementations are immutable
 * and may be measured by several threads.
 */
public interface GroupStatistic {
  /** How many numbers: one per group. */
  int size();

  /**
   * Measures.
   *
   * @param weights how often each row counts, 0 to 127, one per row
   * @param values overwritten, of length {@link #size()}; NaN where the number is undefined
   */
  void measure(byte[] weights, double[] values);

  /** The numbers with each of the rows counted once. */
  default double[] values(int rows) {
    byte[] once = new byte[rows];
    Arrays.fill(once, (byte) 1);
    double[] values = new double[size()];
    measure(once, values);
    return values;
  }

  /** The differences to another statistic of the same rows and groups. */
  default GroupStatistic minus(GroupStatistic other) {
    return new DifferenceStatistic(this, other);
  }
}
