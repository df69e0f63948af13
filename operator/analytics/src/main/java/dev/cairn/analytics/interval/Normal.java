package dev.cairn.analytics.interval;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private Normal() {}

  /** The point that leaves this probability above it; 1.96 for 0.025. */
  static double above(double tail) {
    return STANDARD.inverseSurvivalProbability(tail);
  }
}
