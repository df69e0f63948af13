package dev.cairn.analytics.interval;

import org.jspecify.annotations.Nullable;

/**
 * Score interval of a proportion (Wilson 1927, "Probable inference, the law of succession, and
 * statistical inference"): (p + z²/2n ± z·sqrt(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, never compared
public record Wilson(double[] shares, long[] samples) implements Intervals {

  @Override
  public @Nullable Interval of(int group, double tail) {
    return samples[group] == 0 ? null : interval(shares[group], (double) samples[group], tail);
  }

  @Override
  public double standardError(int group) {
    return Math.sqrt(shares[group] * (1 - shares[group]) / samples[group]);
  }

  /**
   * The interval of one proportion.
   *
   * @param share 0 to 1
   * @param samples at least 1
   * @param tail probability left out at each end
   */
  static Interval interval(double share, double samples, double tail) {
    double z = Normal.above(tail);
    double shrink = 1 + z * z / samples;
    double centre = (share + z * z / (2 * samples)) / shrink;
    double half =
        z / shrink * Math.sqrt(share * (1 - share) / samples + z * z / (4 * samples * samples));
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half)).including(share);
  }
}
