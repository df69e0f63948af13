package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** All limits together, and the agreement of shadowed answers. */
class JudgementTest {
  private static final Limits AGREEMENT = Arms.agreement(0.95, 200, 4);
  private static final Limits ALL =
      new Limits(
          200,
          0.95,
          4,
          0.02,
          0.01,
          3.0,
          new Limits.Latency(0.95, true, 1.5),
          new Limits.Agreement(0.95, 200));

  private static Signal agreement(long pairs, long disagreed, long units) {
    return Arms.signal(
        AGREEMENT, Arms.shadow(Arm.NONE, Arm.NONE, new Pairs(pairs, disagreed, units)));
  }

  @Test
  void pairsThatDisagreeTooOftenFail() {
    Signal signal = agreement(100, 30, 30);

    assertThat(signal.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signal.name()).isEqualTo("agreement");
    assertThat(signal.candidate()).isEqualTo(0.3);
    assertThat(signal.allowed()).isCloseTo(0.05, within(1e-12));
    // One test only: its budget is whole.
    assertThat(signal.needed()).isCloseTo(80, within(1e-6));
    assertThat(Math.log(signal.evidence())).isCloseTo(Evidence.above(30, 100, 0.05), within(1e-9));
  }

  @Test
  void pairsOfOneUnitCountAsOne() {
    assertThat(agreement(100, 30, 2).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(agreement(100, 30, 2).because()).isEqualTo(Because.TOO_FEW);
  }

  @Test
  void pairsThatAgreePassWhenThereAreEnough() {
    assertThat(agreement(199, 0, 0).because()).isEqualTo(Because.TOO_FEW);
    assertThat(agreement(200, 10, 10).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(agreement(200, 11, 11).because()).isEqualTo(Because.LIMIT);
    assertThat(Arms.signal(AGREEMENT, Arms.shadow(Arm.NONE, Arm.NONE, null)).because())
        .isEqualTo(Because.TOO_FEW);
  }

  @Test
  void answersAreComparedInTheShadowPhaseOnly() {
    Signal signal = Arms.signal(AGREEMENT, Arms.split(Arm.NONE, Arm.NONE, 0.1));

    assertThat(signal.because()).isEqualTo(Because.NOT_APPLICABLE);
    assertThat(signal.name()).isEqualTo("agreement");
  }

  @Test
  void everyLimitHasASignal() {
    Judgement judgement = RolloutJudge.judge(ALL, Arms.split(Arm.NONE, Arm.NONE, 0.1));

    assertThat(judgement.signals())
        .extracting(Signal::name)
        .containsExactly(
            "errorRate",
            "errorRateIncrease",
            "errorRateRatio",
            "latency",
            "latencyRatio",
            "agreement");
    assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void oneFailedSignalFails() {
    Arm bad = Arms.failures(100, 60);
    assertThat(RolloutJudge.judge(ALL, Arms.split(bad, Arm.NONE, 0.1)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void allSignalsThatApplyMustPass() {
    Limits limits = new Limits(200, 0.95, 4, 0.02, 0.01, null, null, null);
    Arm good = Arms.failures(1_000, 2);

    assertThat(RolloutJudge.judge(limits, Arms.split(good, good, 0.5)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(RolloutJudge.judge(limits, Arms.split(good, Arms.failures(9, 0), 0.5)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(RolloutJudge.judge(limits, Arms.alone(good)).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void withoutALimitNothingStandsInTheWay() {
    Limits none = new Limits(200, 0.95, 4, null, null, null, null, null);
    Judgement judgement = RolloutJudge.judge(none, Arms.alone(Arm.NONE));

    assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judgement.signals()).isEmpty();
  }
}
