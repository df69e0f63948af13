package dev.cairn.analytics.interval;

import org.jspecify.annotations.Nullable;

/** The uncertainty of one number per group. */
public interface Intervals {
  /** What a 95 % interval leaves out at each end. */
  double TAIL = 0.025;

  /**
   * The interval of a group.
   *
   * @param tail probability left out at each end, such as {@link #TAIL}
   * @return null when the samples cannot tell
   */
  @Nullable Interval of(int group, double tail);

  /** Standard error of a group's number; NaN when the samples cannot tell. */
  double standardError(int group);
}
