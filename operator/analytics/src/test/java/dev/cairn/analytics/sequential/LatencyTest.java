package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Limits on slow requests. */
class LatencyTest {
  private static final Limits MAX = Arms.latency(new Limits.Latency(0.95, true, null), 8);
  private static final Limits RATIO = Arms.latency(new Limits.Latency(0.95, false, 1.5), 8);

  private static Signal max(List<Slice> slices) {
    return Arms.signal(MAX, Arms.alone(Arms.sliced(slices)));
  }

  @Test
  void slowRequestsFailTheirLimit() {
    Signal signal = max(Arms.even(9, 50, 0, 20));

    assertThat(signal.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signal.name()).isEqualTo("latency");
    assertThat(signal.candidate()).isEqualTo(0.4);
    assertThat(signal.allowed()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void theFirstThirtySecondsDoNotCount() {
    List<Slice> slices = Arms.joined(Arms.even(3, 100, 0, 100), Arms.even(6, 100, 0, 2));
    Signal signal = max(slices);

    assertThat(signal.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(signal.samples()).isEqualTo(600);
    assertThat(signal.candidate()).isEqualTo(0.02);
  }

  @Test
  void beforeSixSlicesNobodyFails() {
    assertThat(max(Arms.even(8, 100, 0, 90)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(max(Arms.even(9, 100, 0, 90)).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void burstsOfEitherArmAreReasonForDoubt() {
    List<Slice> steady = Arms.even(9, 50, 0, 8);
    List<Slice> bursts = Arms.joined(Arms.even(8, 450, 0, 0), Arms.even(1, 450, 0, 90));
    Signal alone = max(steady);
    Signal beside = Arms.signal(MAX, Arms.split(Arms.sliced(steady), Arms.sliced(bursts), 0.1));

    assertThat(alone.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(beside.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(beside.evidence()).isLessThan(alone.evidence());
  }

  @Test
  void slownessThatStableSharesIsNoFault() {
    List<Slice> slow = Arms.even(12, 50, 0, 20);
    Signal signal = Arms.signal(MAX, Arms.split(Arms.sliced(slow), Arms.sliced(slow), 0.5));

    assertThat(signal.verdict()).isNotEqualTo(Verdict.FAILED);
  }

  @Test
  void onceTheFirstSlicesAreForgottenBlocksRemain() {
    // 6.5 % slow, at 5 % allowed: too little for a minute, enough for an hour.
    Arm hour = Arms.sliced(Arms.even(360, 200, 0, 13));
    Observed before = new Observed(Phase.ALONE, hour, Arm.NONE, null, 1, Arms.SINCE, now(3_599));
    Observed after = new Observed(Phase.ALONE, hour, Arm.NONE, null, 1, Arms.SINCE, now(3_600));

    assertThat(Arms.signal(MAX, before).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Arms.signal(MAX, after).because()).isEqualTo(Because.LIMIT);
  }

  private static long now(long elapsed) {
    return Arms.START + elapsed;
  }

  /** So many of each latency: 1, 2, … milliseconds times a factor. */
  private static List<LatencyBucket> uniform(long each, double factor) {
    return LongStream.rangeClosed(1, 100)
        .mapToObj(ms -> new LatencyBucket(Math.round(ms * factor * 1_000), each))
        .toList();
  }

  private static Observed compared(int slices, long slow, List<LatencyBucket> own, long others) {
    long requests = own.stream().mapToLong(LatencyBucket::requests).sum();
    Arm candidate = Arms.sliced(Arms.even(slices, requests / slices, 0, slow));
    Arm stable = Arms.sliced(Arms.even(slices, 100 * others / slices, 0, slow));
    return Arms.split(
        Arms.withLatency(candidate, own), Arms.withLatency(stable, uniform(others, 1)), 0.5);
  }

  @Test
  void twiceAsSlowFails() {
    Signal signal = Arms.signal(RATIO, compared(60, 1, uniform(60, 2), 60));

    assertThat(signal.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signal.name()).isEqualTo("latencyRatio");
    assertThat(signal.candidate()).isEqualTo(190_000);
    assertThat(signal.stable()).isEqualTo(95_000);
    assertThat(signal.allowed()).isEqualTo(1.5);
    assertThat(signal.needed()).isCloseTo(320, within(1e-6));
    assertThat(signal.samples()).isEqualTo(6_000);
  }

  @Test
  void asFastPassesAndSoDoesTheRatioItself() {
    assertThat(Arms.signal(RATIO, compared(60, 1, uniform(60, 1), 60)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(Arms.signal(RATIO, compared(60, 1, uniform(60, 1.5), 60)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(Arms.signal(RATIO, compared(60, 1, uniform(60, 1.52), 60)).because())
        .isEqualTo(Because.LIMIT);
  }

  @Test
  void quantilesNeedBothArms() {
    assertThat(Arms.signal(RATIO, compared(60, 0, uniform(1, 1), 60)).because())
        .isEqualTo(Because.TOO_FEW);
    assertThat(Arms.signal(RATIO, compared(60, 0, uniform(60, 1), 1)).because())
        .isEqualTo(Because.TOO_FEW);
    assertThat(Arms.signal(RATIO, compared(60, 0, List.of(), 60)).because())
        .isEqualTo(Because.TOO_FEW);
    assertThat(Arms.signal(RATIO, compared(60, 0, List.of(), 0)).candidate()).isNull();
  }

  @Test
  void whereSlicesCountNoSlowRequestBurstsAreAssumed() {
    Signal known = Arms.signal(RATIO, compared(60, 1, uniform(2, 1.8), 60));
    Signal unknown = Arms.signal(RATIO, compared(60, 0, uniform(2, 1.8), 60));

    assertThat(known.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(unknown.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(unknown.evidence()).isBetween(1.0, known.evidence());
  }

  @Test
  void aWarmUpIsTakenToHaveBeenTheSlowest() {
    // Nine slices: a third of the requests came in the first thirty seconds.
    List<LatencyBucket> warming =
        List.of(new LatencyBucket(95_000, 600), new LatencyBucket(900_000, 300));
    Signal signal = Arms.signal(RATIO, compared(9, 1, warming, 60));
    List<LatencyBucket> slow =
        List.of(new LatencyBucket(95_000, 500), new LatencyBucket(900_000, 400));

    assertThat(signal.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(signal.because()).isEqualTo(Because.LIMIT);
    assertThat(Arms.signal(RATIO, compared(9, 1, slow, 60)).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Arms.signal(RATIO, compared(8, 1, slow, 60)).verdict()).isNotEqualTo(Verdict.FAILED);
  }

  @Test
  void afterAnHourTheWarmUpIsTakenToHaveHadItsTimesShare() {
    List<LatencyBucket> own =
        List.of(new LatencyBucket(95_000, 6_300), new LatencyBucket(900_000, 900));
    Observed recent = compared(360, 0, own, 720);
    Observed later =
        new Observed(
            Phase.SPLIT, recent.candidate(), recent.stable(), null, 0.5, Arms.SINCE, now(7_200));
    // 30 of 7 200 seconds: 30 of 7 200 requests. No slice counts a slow one: a spread of 5.
    assertThat(Math.log(Arms.signal(RATIO, later).evidence()))
        .isCloseTo(Evidence.above(174, 1_434, 0.05), within(1e-6));
  }

  @Test
  void nothingIsComparedWhereTheCandidateIsAlone() {
    Arm candidate = Arms.withLatency(Arms.sliced(Arms.even(9, 100, 0, 0)), uniform(60, 1));

    assertThat(Arms.signal(RATIO, Arms.alone(candidate)).because())
        .isEqualTo(Because.NOT_APPLICABLE);
  }
}
