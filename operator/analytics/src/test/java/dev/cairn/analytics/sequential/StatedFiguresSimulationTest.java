package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The figures by which the rules were chosen, with fixed seeds. */
class StatedFiguresSimulationTest {
  private static final long NEVER = Long.MAX_VALUE;

  /** One test at 0.05/(2 · 8) = 1/320. */
  private static final Limits STRICT = Arms.errors(0.01, 8);

  static double share(int runs, IntPredicate happens) {
    return (double) IntStream.range(0, runs).filter(happens).count() / runs;
  }

  static long median(int runs, IntToLongFunction measured) {
    long[] values = IntStream.range(0, runs).mapToLong(measured).sorted().toArray();
    return values[runs / 2];
  }

  /** Requests until the candidate is refused, when one looks after every failure. */
  private static long requestsToRefuse(int seed, double rate) {
    SplittableRandom random = new SplittableRandom(seed);
    long failures = 0;
    for (long requests = 1; requests < 20_000; requests++) {
      if (random.nextDouble() < rate) {
        failures++;
        Observed observed = Arms.alone(Arms.failures(requests, failures));
        if (RolloutJudge.judge(STRICT, observed).verdict() == Verdict.FAILED) {
          return requests;
        }
      }
    }
    return NEVER;
  }

  @Test
  void badCandidatesAreFoundAfterAsManyRequestsAsStated() {
    assertThat(median(1_000, seed -> requestsToRefuse(seed, 0.3))).isBetween(8L, 10L);
    assertThat(median(600, seed -> requestsToRefuse(seed, 0.05))).isBetween(140L, 190L);
    assertThat(median(400, seed -> requestsToRefuse(seed, 0.03))).isBetween(460L, 620L);
    assertThat(median(200, seed -> requestsToRefuse(seed, 0.02))).isBetween(1_500L, 2_100L);
  }

  @Test
  void fiveInAThousandAreFoundSoonerThanByAUniformPrior() {
    // Limit 1 in 1 000; a uniform prior needs 2 650.
    Limits limits = Arms.errors(0.001, 8);
    long found =
        median(
            300,
            seed -> {
              SplittableRandom random = new SplittableRandom(seed);
              long failures = 0;
              for (long requests = 1; requests < 100_000; requests++) {
                if (random.nextDouble() < 0.005) {
                  failures++;
                  Observed observed = Arms.alone(Arms.failures(requests, failures));
                  if (RolloutJudge.judge(limits, observed).verdict() == Verdict.FAILED) {
                    return requests;
                  }
                }
              }
              return NEVER;
            });

    assertThat(found).isBetween(1_450L, 1_900L);
  }

  /** Ten thousand good requests at 50 a second, then 30 % errors; requests until refused. */
  private static long requestsAfterTheFault(int seed, boolean withSlices) {
    Traffic traffic = new Traffic(new SplittableRandom(seed));
    for (int slice = 0; slice < 24; slice++) {
      traffic.slice(417, 0.005);
    }
    for (long after = 1; after < 5_000; after++) {
      traffic.request(0.3);
      Arm arm = withSlices ? traffic.arm() : Arms.failures(traffic.requests(), traffic.failures());
      Observed observed = Arms.alone(arm);
      if (RolloutJudge.judge(Arms.errors(0.02, 8), observed).verdict() == Verdict.FAILED) {
        return after;
      }
    }
    return NEVER;
  }

  @Test
  void aFaultThatStartsLateIsFoundByItsBlock() {
    assertThat(median(60, seed -> requestsAfterTheFault(seed, false))).isBetween(700L, 1_100L);
    assertThat(median(200, seed -> requestsAfterTheFault(seed, true))).isBetween(10L, 22L);
  }

  @Test
  void rareErrorsAreFoundByTheirShareSeveralTimesSoonerThanByBoundsOfBothRates() {
    // Stable 1 in 1 000, candidate 5 in 1 000 and a tenth of the traffic, no more allowed.
    long byShare =
        median(
            200,
            seed ->
                requestsToCompare(
                    seed, (own, others) -> Evidence.above(own[1], own[1] + others[1], 0.1) > 5.8));
    long byBounds =
        median(
            100,
            seed ->
                requestsToCompare(
                    seed,
                    (own, others) -> {
                      double bound = Evidence.upperBound(others[1], others[0], Math.log(640));
                      return Evidence.above(own[1], own[0], bound) > Math.log(640);
                    }));

    assertThat(byShare).isBetween(1_200L, 3_000L);
    assertThat((double) byBounds / byShare).isGreaterThan(1.5);
  }

  private static long requestsToCompare(int seed, BiPredicate<double[], double[]> found) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] own = new double[2];
    double[] others = new double[2];
    while (own[0] < 100_000) {
      boolean candidate = random.nextInt(10) == 0;
      double[] arm = candidate ? own : others;
      arm[0]++;
      if (random.nextDouble() < (candidate ? 0.005 : 0.001)) {
        arm[1]++;
        if (candidate && found.test(own, others)) {
          return (long) own[0];
        }
      }
    }
    return NEVER;
  }

  @Test
  void aCandidateThatIsThreePointsWorseSeldomPassesAnIncreaseOfOnePoint() {
    // Passing by stable's upper bound let 85 % of them through.
    double passed =
        share(
            400,
            run -> {
              SplittableRandom random = new SplittableRandom(run);
              Traffic candidate = new Traffic(random);
              candidate.slice(300, 0.03);
              Observed observed = Arms.split(candidate.arm(), Arms.failures(2_700, 0), 0.1);
              return RolloutJudge.judge(Arms.increase(0.01, 8), observed).verdict()
                  == Verdict.PASSED;
            });

    assertThat(passed).isLessThan(0.1);
  }
}
