package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;

/** What makes the evidence fit to decide by. */
class EvidencePropertiesTest {
  private static final double SLACK = 1e-7;

  @Property(tries = 2_000)
  void evidenceFallsWithTheLimit(
      @ForAll @IntRange(max = 1_000_000) int requests,
      @ForAll @Scale(4) @DoubleRange(max = 1) double rate,
      @ForAll @Scale(5) @DoubleRange(min = 1e-4, max = 0.5) double limit,
      @ForAll @DoubleRange(min = 1, max = 1.9) double factor) {
    double events = rate * rate * rate * requests;

    assertThat(Evidence.above(events, requests, limit * factor))
        .isLessThanOrEqualTo(Evidence.above(events, requests, limit) + SLACK);
  }

  @Property(tries = 2_000)
  void evidenceRisesWithEventsAndFallsWithGoodRequests(
      @ForAll @IntRange(max = 100_000) int requests,
      @ForAll @Scale(4) @DoubleRange(max = 1) double rate,
      @ForAll @Scale(5) @DoubleRange(min = 1e-4, max = 0.5) double limit) {
    double events = Math.floor(rate * rate * rate * requests);
    double now = Evidence.above(events, requests, limit);

    assertThat(Evidence.above(events + 1, requests + 1, limit)).isGreaterThan(now - SLACK);
    assertThat(Evidence.above(events, requests + 1, limit)).isLessThan(now + SLACK);
  }

  @Property(tries = 1_000)
  void theNextEvidenceIsOnAverageThePresentOne(
      @ForAll @IntRange(max = 20_000) int requests,
      @ForAll @Scale(4) @DoubleRange(max = 1) double rate,
      @ForAll @Scale(5) @DoubleRange(min = 1e-4, max = 0.3) double limit) {
    double events = Math.floor(rate * rate * requests);
    double now = Evidence.above(events, requests, limit);
    double bad = Math.exp(Evidence.above(events + 1, requests + 1, limit) - now);
    double good = Math.exp(Evidence.above(events, requests + 1, limit) - now);

    assertThat(limit * bad + (1 - limit) * good).isCloseTo(1, within(1e-6));
  }

  /** Over all outcomes of 60 requests, each with its probability. */
  private static double mean(double rate, double limit) {
    double mean = 0;
    for (int events = 0; events <= 60; events++) {
      double outcomes = 1 / (61 * Math.exp(LogBeta.value(events + 1, 61 - events)));
      double chance = outcomes * Math.pow(rate, events) * Math.pow(1 - rate, 60 - events);
      mean += chance * Math.exp(Evidence.above(events, 60, limit));
    }
    return mean;
  }

  @Test
  void evidenceOfAHealthyCandidateIsOneAtMostOnAverage() {
    assertThat(mean(0.05, 0.05)).isCloseTo(1, within(1e-9));
    assertThat(mean(0.01, 0.01)).isCloseTo(1, within(1e-9));
    assertThat(mean(0.04, 0.05)).isLessThan(1);
    assertThat(mean(0.06, 0.05)).isGreaterThan(1);
  }

  @Property(tries = 300)
  void aBoundLiesAboveTheRateAndFallsWithLessNeeded(
      @ForAll @IntRange(min = 1, max = 100_000) int requests,
      @ForAll @Scale(4) @DoubleRange(max = 1) double rate,
      @ForAll @DoubleRange(min = 1, max = 20) double needed) {
    double events = Math.floor(rate * requests);
    double bound = Evidence.upperBound(events, requests, needed);

    assertThat(bound).isBetween(events / requests, 1.0);
    assertThat(Evidence.upperBound(events, requests, needed / 2)).isLessThanOrEqualTo(bound);
  }
}
