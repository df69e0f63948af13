package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How counts are read. */
class LedgerTest {
  private static final Block LAST = new Block(2, Arms.START + 600, Long.MAX_VALUE);

  private static Count block(Arm arm) {
    return new Ledger(Outcome.FAILURE, arm, Arm.NONE, Arms.START).within(LAST).candidate();
  }

  private static List<Slice> slices(long before, long here) {
    return Arms.joined(Arms.even(60, 2 * before, before, 0), Arms.even(1, 2 * here, here, 0));
  }

  @Test
  void aBlockHasTheUnitsThatCannotBeOfOthers() {
    assertThat(block(Arms.sliced(slices(1, 20), 80)).units()).isEqualTo(20);
    assertThat(block(Arms.sliced(slices(1, 20), 70)).units()).isEqualTo(10);
    assertThat(block(Arms.sliced(slices(1, 20), 30)).units()).isZero();
    assertThat(block(Arms.sliced(slices(1, 20), 30)).countable()).isFalse();
  }

  @Test
  void whereRoutersStoppedCountingUnitsTheirShareIsTheSameEverywhere() {
    assertThat(block(Arms.sliced(slices(34, 100), 1_024)).units()).isEqualTo(47);
    assertThat(block(Arms.sliced(slices(34, 100), 1_023)).units()).isZero();
  }

  @Test
  void eventsThatAreSteadyOverTimeHaveNoSpread() {
    assertThat(Outcome.FAILURE.spread(Arms.even(12, 100, 5, 0))).isEqualTo(1);
    assertThat(Outcome.FAILURE.spread(List.of())).isEqualTo(1);
    assertThat(Outcome.FAILURE.spread(Arms.even(12, 100, 0, 0))).isEqualTo(1);
    assertThat(Outcome.FAILURE.spread(Arms.even(12, 100, 100, 0))).isEqualTo(1);
  }

  @Test
  void theSpreadIsPearsonsByItsDegreesOfFreedom() {
    List<Slice> slices = Arms.joined(Arms.even(5, 100, 0, 0), Arms.even(1, 100, 60, 0));
    // Q = 36, k²/n = 6, five degrees of freedom, p (1 - p) = 0.09.
    assertThat(Outcome.FAILURE.spread(slices)).isCloseTo(30 / (5 * 0.09), within(1e-9));
    assertThat(Outcome.FAILURE.spread(slices.subList(1, 6))).isEqualTo(1);
    assertThat(Outcome.SLOW.spread(slices)).isEqualTo(1);
  }

  @Test
  void slicesWithoutRequestsDoNotCount() {
    List<Slice> slices = Arms.joined(Arms.even(5, 100, 0, 0), Arms.even(1, 100, 60, 0));
    List<Slice> gaps = Arms.joined(Arms.even(5, 0, 0, 0), slices);

    assertThat(Outcome.FAILURE.spread(gaps)).isEqualTo(Outcome.FAILURE.spread(slices));
    assertThat(Outcome.FAILURE.spread(gaps.subList(0, 10))).isEqualTo(1);
  }

  @Test
  void theGreaterReasonForDoubtCounts() {
    assertThat(new Count(100, 20, 5, 2, true).inflation()).isEqualTo(4);
    assertThat(new Count(100, 20, 5, 9, true).inflation()).isEqualTo(9);
    assertThat(new Count(100, 20, 0, 1, true).inflation()).isEqualTo(20);
    assertThat(new Count(100, 0, 0, 1, true).inflation()).isEqualTo(1);
  }

  @Test
  void armsOfTwoRoutersAddUp() {
    Arm left =
        new Arm(
            10,
            2,
            1,
            2,
            List.of(new Slice(20, 6, 1, 1), new Slice(10, 4, 1, 0)),
            List.of(new LatencyBucket(500, 10)));
    Arm right =
        new Arm(
            7,
            1,
            3,
            1,
            List.of(new Slice(20, 7, 1, 3)),
            List.of(new LatencyBucket(900, 2), new LatencyBucket(500, 5)));

    assertThat(left.plus(right))
        .isEqualTo(
            new Arm(
                17,
                3,
                4,
                3,
                List.of(new Slice(10, 4, 1, 0), new Slice(20, 13, 2, 4)),
                List.of(new LatencyBucket(500, 15), new LatencyBucket(900, 2))));
    assertThat(new Pairs(5, 2, 1).plus(new Pairs(6, 3, 2))).isEqualTo(new Pairs(11, 5, 3));
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Arms.failures(3, 4)).hasMessageContaining("4, 0");
    assertThatThrownBy(() -> new Arm(3, -1, 0, 0, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Arm(3, 0, 4, 0, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Slice(0, 3, 4, 0)).hasMessageContaining("4, 0");
    assertThatThrownBy(() -> new Slice(0, 3, 0, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Slice(0, 3, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pairs(3, 4, 1)).hasMessageContaining("4 of 3 pairs");
    assertThatThrownBy(() -> new Pairs(3, -1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limitsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Arms.errors(0.1, 0)).hasMessageContaining("0 phases");
    for (double confidence : new double[] {0, 1, Double.NaN}) {
      assertThatThrownBy(() -> new Limits(1, confidence, 1, 0.1, null, null, null, null))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (double quantile : new double[] {0, 1, Double.NaN}) {
      assertThatThrownBy(() -> new Limits.Latency(quantile, true, null))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
