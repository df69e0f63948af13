package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Stretches of a phase that are tested by themselves. */
class BlockTest {
  private static final long T = Arms.START;
  private static final long OPEN = Long.MAX_VALUE;

  private static List<Block> latest(int slices, long requests, long minSamples) {
    return Block.latest(Arms.even(slices, requests, 0, 0), T, minSamples);
  }

  @Test
  void thereIsNoneWithoutRequests() {
    assertThat(Block.latest(List.of(), T, 200)).isEmpty();
    assertThat(latest(5, 0, 200)).isEmpty();
  }

  @Test
  void theFirstRunsFromTheFirstRequestOn() {
    assertThat(latest(1, 1, 200)).containsExactly(new Block(1, T, OPEN));
  }

  @Test
  void oneEndsWithTheMinute() {
    assertThat(latest(5, 100, 200)).containsExactly(new Block(1, T, OPEN));
    assertThat(latest(6, 100, 200)).containsExactly(new Block(1, T, T + 60));
    assertThat(latest(7, 100, 200))
        .containsExactly(new Block(1, T, T + 60), new Block(2, T + 60, OPEN));
    assertThat(latest(25, 100, 200))
        .containsExactly(new Block(4, T + 180, T + 240), new Block(5, T + 240, OPEN));
  }

  @Test
  void thinTrafficMakesLongBlocks() {
    assertThat(latest(20, 10, 200)).containsExactly(new Block(1, T, T + 200));
    assertThat(latest(21, 10, 200))
        .containsExactly(new Block(1, T, T + 200), new Block(2, T + 200, OPEN));
  }

  @Test
  void afterTwentyFiveMinutesANewOneBeginsAnyway() {
    assertThat(latest(151, 1, 200))
        .containsExactly(new Block(1, T, T + 1500), new Block(26, T + 1500, OPEN));
  }

  @Test
  void whatWasBeforeThePhaseIsInNone() {
    assertThat(Block.latest(Arms.even(3, 100, 0, 0), T + 20, 1))
        .containsExactly(new Block(1, T + 20, OPEN));
  }

  @Test
  void blocksStayWhereTheyAreWhenOldSlicesAreForgotten() {
    List<Slice> all = Arms.even(1_000, 37, 0, 0);
    for (int now = 361; now < 1_000; now += 7) {
      List<Slice> seen = all.subList(0, now);
      List<Slice> kept = all.subList(now - 360, now);
      List<Block> known = Block.latest(seen, T, 200);
      List<Block> told = Block.latest(kept, T, 200);
      assertThat(told.getLast().from()).isEqualTo(known.getLast().from());
      assertThat(told.getLast().to()).isEqualTo(known.getLast().to());
      assertThat(told.getLast().number()).isLessThanOrEqualTo(known.getLast().number());
    }
  }

  @Test
  void aBlockHoldsItsSlicesOnly() {
    Block block = new Block(1, 20, 40);
    assertThat(LongStream.of(10, 20, 30, 40).filter(at -> block.holds(new Slice(at, 1, 0, 0))))
        .containsExactly(20L, 30L);
  }

  @Test
  void theBudgetOfAllBlocksIsThatOfTheWholePhase() {
    Budget budget = new Budget(0.05);
    double spent = LongStream.rangeClosed(1, 100_000).mapToDouble(budget::block).sum();

    assertThat(budget.sinceStart()).isEqualTo(0.025);
    assertThat(spent).isCloseTo(0.025, within(1e-6));
    assertThat(budget.block(2)).isCloseTo(0.025 / 6, within(1e-12));
  }

  @Test
  void onlyLimitsThatApplyShareTheBudget() {
    Limits all =
        new Limits(
            200,
            0.95,
            4,
            0.01,
            0.01,
            2.0,
            new Limits.Latency(0.95, true, 1.5),
            new Limits.Agreement(0.95, 200));

    assertThat(Budget.of(all, Phase.SHADOW).perLimit()).isCloseTo(0.05 / 24, within(1e-12));
    assertThat(Budget.of(all, Phase.SPLIT).perLimit()).isCloseTo(0.05 / 20, within(1e-12));
    assertThat(Budget.of(all, Phase.ALONE).perLimit()).isCloseTo(0.05 / 8, within(1e-12));
    assertThat(Budget.of(Arms.agreement(0.9, 1, 2), Phase.ALONE).perLimit())
        .isCloseTo(0.025, within(1e-12));
  }

  @Test
  void aLateFaultFailsByItsBlock() {
    List<Slice> slices = Arms.joined(Arms.even(60, 200, 1, 0), Arms.even(1, 15, 6, 0));
    Signal signal = Arms.signal(Arms.errors(0.02, 8), Arms.alone(Arms.sliced(slices)));

    assertThat(signal.verdict()).isEqualTo(Verdict.FAILED);
    // The eleventh block: 1/(11 · 12) of the half.
    assertThat(signal.needed()).isCloseTo(320 * 11 * 12, within(1e-4));
    assertThat(Math.log(signal.evidence())).isCloseTo(Evidence.above(6, 15, 0.02), within(1e-9));
  }

  @Test
  void unitsThatMayHaveFailedBeforeAreNotOfTheBlock() {
    List<Slice> slices = Arms.joined(Arms.even(60, 200, 1, 0), Arms.even(1, 15, 6, 0));
    // 66 failures of 62 units: of the last six two at least are units of their own.
    Signal signal = Arms.signal(Arms.errors(0.02, 8), Arms.alone(Arms.sliced(slices, 62)));

    assertThat(signal.verdict()).isNotEqualTo(Verdict.FAILED);
  }

  @Test
  void aBlockComparesWithStableInTheSameTime() {
    List<Slice> candidate = Arms.joined(Arms.even(60, 200, 1, 0), Arms.even(1, 30, 12, 0));
    List<Slice> healthy = Arms.even(61, 200, 1, 0);
    List<Slice> suffering = Arms.joined(Arms.even(60, 200, 1, 0), Arms.even(1, 30, 12, 0));

    assertThat(verdictOfBlocks(candidate, healthy)).isEqualTo(Verdict.FAILED);
    assertThat(verdictOfBlocks(candidate, suffering)).isNotEqualTo(Verdict.FAILED);
  }

  private static Verdict verdictOfBlocks(List<Slice> candidate, List<Slice> stable) {
    return RolloutJudge.judge(
            Arms.errors(0.02, 8), Arms.split(Arms.sliced(candidate), Arms.sliced(stable), 0.5))
        .verdict();
  }
}
