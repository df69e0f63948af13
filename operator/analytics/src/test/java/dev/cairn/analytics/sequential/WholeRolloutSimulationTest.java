package dev.cairn.analytics.sequential;

import static dev.cairn.analytics.sequential.StatedFiguresSimulationTest.median;
import static dev.cairn.analytics.sequential.StatedFiguresSimulationTest.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whole rollouts with fixed seeds, looked at again and again. */
class WholeRolloutSimulationTest {
  private static final Limits FOUR =
      new Limits(200, 0.95, 4, 0.02, 0.01, 2.0, new Limits.Latency(0.95, true, null), null);

  /** Two arms that get requests at the same time. */
  private record Arena(Traffic candidate, Traffic stable, Phase phase, double share) {
    static Arena of(SplittableRandom random, Phase phase, double share) {
      return new Arena(new Traffic(random), new Traffic(random), phase, share);
    }

    Judgement judge(Limits limits) {
      Arm own = candidate.arm();
      Arm others = phase == Phase.ALONE ? Arm.NONE : stable.arm();
      long now = own.slices().getLast().start() + 10;
      return RolloutJudge.judge(
          limits, new Observed(phase, own, others, null, share, Arms.SINCE, now));
    }

    boolean refuses(Limits limits) {
      return judge(limits).verdict() == Verdict.FAILED;
    }
  }

  /** A phase of five minutes whose candidate is as bad as it may be: all limits just kept. */
  private static boolean refusedIn(Arena arena, int candidate, int stable) {
    for (int slice = 0; slice < 30; slice++) {
      arena.candidate().slice(candidate, 0.02, 0.05);
      arena.stable().slice(stable, 0.01, 0.03);
      if (arena.refuses(FOUR)) {
        return true;
      }
    }
    return false;
  }

  private static boolean refusedInFourPhases(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return refusedIn(Arena.of(random, Phase.SHADOW, 0), 100, 100)
        || refusedIn(Arena.of(random, Phase.SPLIT, 0.1), 20, 180)
        || refusedIn(Arena.of(random, Phase.SPLIT, 0.5), 100, 100)
        || refusedIn(Arena.of(random, Phase.ALONE, 1), 200, 0);
  }

  @Test
  void healthyCandidatesAreSeldomRefusedInAWholeRollout() {
    assertThat(FOUR.confidence()).isEqualTo(0.95);
    assertThat(share(300, WholeRolloutSimulationTest::refusedInFourPhases))
        .isLessThanOrEqualTo(0.05);
  }

  /** Both arms fail for ten seconds; looked at ten times in these. */
  private static boolean refusedInOutage(int seed, double before, double during) {
    SplittableRandom random = new SplittableRandom(seed);
    Arena arena = Arena.of(random, Phase.SPLIT, 0.1);
    Limits limits = Arms.errors(0.02, 8);
    for (int slice = 0; slice < 30; slice++) {
      if (slice == 14) {
        for (int part = 0; part < 10; part++) {
          for (int request = 0; request < 100; request++) {
            (request < 10 ? arena.candidate() : arena.stable()).request(during);
          }
          if (arena.refuses(limits)) {
            return true;
          }
        }
        arena.candidate().close();
        arena.stable().close();
      } else {
        arena.candidate().slice(100, before);
        arena.stable().slice(900, 0.005);
      }
      if (arena.refuses(limits)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void anOutageThatBothArmsShareRefusesNobody() {
    assertThat(share(400, seed -> refusedInOutage(seed, 0.005, 0.9))).isLessThan(0.01);
    assertThat(share(400, seed -> refusedInOutage(seed, 0.005, 0.3))).isLessThan(0.01);
  }

  @Test
  void anOutageDoesNotHideATrulyBadCandidate() {
    assertThat(share(200, seed -> refusedInOutage(seed, 0.08, 0.9))).isGreaterThan(0.95);
  }

  /** Healthy at half of the limit, but failures come ten of a unit. */
  private static boolean refusedForClusters(int seed, boolean unitsKnown) {
    SplittableRandom random = new SplittableRandom(seed);
    Arena arena = Arena.of(random, Phase.ALONE, 1);
    for (int slice = 0; slice < 30; slice++) {
      int clusters = arena.candidate().hits(200, 0.001);
      int failures = 0;
      for (int cluster = 0; cluster < clusters; cluster++) {
        failures += 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(0.9));
      }
      int counted = Math.min(failures, 200);
      arena.candidate().add(200, counted, 0, unitsKnown ? clusters : counted);
      Arm arm = arena.candidate().arm();
      Observed whole = Arms.alone(unitsKnown ? arm : Arms.failures(arm.requests(), arm.failures()));
      if (RolloutJudge.judge(Arms.errors(0.02, 1), whole).verdict() == Verdict.FAILED) {
        return true;
      }
    }
    return false;
  }

  @Test
  void clustersOfFailuresRefuseNobody() {
    assertThat(share(400, seed -> refusedForClusters(seed, true))).isLessThanOrEqualTo(0.0025);
    assertThat(share(400, seed -> refusedForClusters(seed, false))).isGreaterThan(0.05);
  }

  @Test
  void countsOfARouterThatVanishedStayInTheSum() {
    double kept = share(300, seed -> passes(seed, true));
    double dropped = share(300, seed -> passes(seed, false));

    // Stated: 9 % pass, and all of them when the counts are dropped.
    assertThat(kept).isLessThan(0.15);
    assertThat(dropped).isGreaterThan(0.95);
  }

  /** One of two routers meets a fault of 8 %; it is restarted after 300 requests. */
  private static boolean passes(int seed, boolean keepsCounts) {
    SplittableRandom random = new SplittableRandom(seed);
    Traffic faulty = new Traffic(random);
    Traffic healthy = new Traffic(random);
    faulty.slice(300, 0.08);
    healthy.slice(300, 0.002);
    Arm seen = keepsCounts ? faulty.arm().plus(healthy.arm()) : healthy.arm();
    return RolloutJudge.judge(Arms.errors(0.02, 8), Arms.alone(seen)).verdict() == Verdict.PASSED;
  }

  private static long requestsToTrip(int seed, int routers) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Traffic> pods = List.of(new Traffic(random), new Traffic(random));
    for (long requests = 1; requests < 2_000; requests++) {
      Traffic pod = pods.get((int) (requests % routers));
      pod.request(0.3);
      if (TripRule.trips(0.02, pod.arm(), Arm.NONE, 0.1)) {
        return requests;
      }
    }
    return Long.MAX_VALUE;
  }

  @Test
  void routersTripAsSoonAsStated() {
    assertThat(median(600, seed -> requestsToTrip(seed, 1))).isBetween(18L, 24L);
    assertThat(median(600, seed -> requestsToTrip(seed, 2))).isBetween(26L, 36L);
  }

  @Test
  void routersOfHealthyCandidatesDoNotTrip() {
    double tripped =
        share(
            400,
            seed -> {
              Traffic traffic = new Traffic(new SplittableRandom(seed));
              for (int slice = 0; slice < 40; slice++) {
                traffic.slice(50, 0.02);
                if (TripRule.trips(0.02, traffic.arm(), Arm.NONE, 0.1)) {
                  return true;
                }
              }
              return false;
            });

    assertThat(tripped).isZero();
  }
}
