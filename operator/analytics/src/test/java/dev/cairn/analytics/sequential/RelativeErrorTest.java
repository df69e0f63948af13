package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Limits on failures by comparison with stable. */
class RelativeErrorTest {
  private static final Limits INCREASE = Arms.increase(0.01, 8);
  private static final Limits RATIO = Arms.ratio(3, 8);

  private static Signal increase(Arm candidate, Arm stable) {
    return Arms.signal(INCREASE, Arms.split(candidate, stable, 0.1));
  }

  private static Signal ratio(Arm candidate, Arm stable) {
    return Arms.signal(RATIO, Arms.split(candidate, stable, 0.1));
  }

  @Test
  void anIncreaseIsMeasuredFromAnUpperBoundOfStablesRate() {
    Signal signal = increase(Arms.failures(300, 60), Arms.failures(2_700, 27));
    double bound = Evidence.upperBound(27, 2_700, Math.log(640));

    assertThat(signal.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signal.name()).isEqualTo("errorRateIncrease");
    assertThat(signal.needed()).isCloseTo(640, within(1e-6));
    assertThat(Math.log(signal.evidence()))
        .isCloseTo(Evidence.above(60, 300, bound + 0.01), within(1e-9));
    assertThat(signal.stable()).isEqualTo(0.01);
    assertThat(signal.allowed()).isEqualTo(0.01);
  }

  @Test
  void stablesBoundIsWiderWhereItsFailuresAreOfFewUnits() {
    Signal signal = increase(Arms.failures(300, 60), Arms.failures(2_700, 27, 9));
    double bound = Evidence.upperBound(9, 900, Math.log(640));

    assertThat(Math.log(signal.evidence()))
        .isCloseTo(Evidence.above(60, 300, bound + 0.01), within(1e-9));
  }

  @Test
  void sharesCountFailuresByUnits() {
    Signal signal = ratio(Arms.failures(1_000, 20, 10), Arms.failures(9_000, 9));

    assertThat(Math.log(signal.evidence())).isCloseTo(Evidence.above(10, 14.5, 0.25), within(1e-9));
  }

  @Test
  void anIncreasePassesOnWhatWasMeasured() {
    assertThat(increase(Arms.failures(300, 6), Arms.failures(2_700, 27)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(increase(Arms.failures(300, 7), Arms.failures(2_700, 27)).because())
        .isEqualTo(Because.LIMIT);
  }

  @Test
  void comparisonsNeedBothArms() {
    assertThat(increase(Arms.failures(299, 0), Arms.failures(2_700, 0)).because())
        .isEqualTo(Because.TOO_FEW);
    assertThat(increase(Arms.failures(300, 0), Arms.failures(199, 0)).because())
        .isEqualTo(Because.TOO_FEW);
    assertThat(increase(Arms.failures(300, 0), Arms.failures(200, 0)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(increase(Arms.failures(300, 300), Arm.NONE).because()).isEqualTo(Because.TOO_FEW);
    assertThat(ratio(Arms.failures(300, 300), Arm.NONE).because()).isEqualTo(Because.TOO_FEW);
  }

  @Test
  void aSharedOutageIsNoIncrease() {
    assertThat(increase(Arms.failures(300, 150), Arms.failures(2_700, 1_350)).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void aRatioIsATestOfTheCandidatesShareOfAllFailures() {
    Signal signal = ratio(Arms.failures(1_000, 20), Arms.failures(9_000, 9));

    assertThat(signal.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signal.name()).isEqualTo("errorRateRatio");
    assertThat(signal.needed()).isCloseTo(320, within(1e-6));
    assertThat(Math.log(signal.evidence()))
        .isCloseTo(Evidence.above(20, 29, 0.3 / 1.2), within(1e-9));
    assertThat(signal.allowed()).isEqualTo(3);
  }

  @Test
  void aCandidateThatGotMoreThanItsWeightIsMeasuredByWhatItGot() {
    Signal byWeight = ratio(Arms.failures(1_000, 20), Arms.failures(9_000, 9));
    Signal byRequests = ratio(Arms.failures(4_000, 20), Arms.failures(6_000, 9));

    assertThat(Math.log(byRequests.evidence()))
        .isCloseTo(Evidence.above(20, 29, 1.2 / 1.8), within(1e-9))
        .isLessThan(Math.log(byWeight.evidence()));
  }

  @Test
  void aRatioPassesOnWhatWasMeasured() {
    assertThat(ratio(Arms.failures(1_000, 30), Arms.failures(9_000, 90)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(ratio(Arms.failures(1_000, 31), Arms.failures(9_000, 90)).because())
        .isEqualTo(Because.LIMIT);
  }

  @Test
  void aRatioToNothingNeedsFiveThousandRequests() {
    assertThat(ratio(Arms.failures(4_999, 0), Arms.failures(9_000, 0)).because())
        .isEqualTo(Because.TOO_FEW);
    assertThat(ratio(Arms.failures(5_000, 0), Arms.failures(9_000, 0)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(ratio(Arms.failures(5_000, 1), Arms.failures(9_000, 0)).because())
        .isEqualTo(Because.LIMIT);
  }

  @Test
  void copiesAreComparedByTheirNumber() {
    Observed shadow = Arms.shadow(Arms.failures(5_000, 30), Arms.failures(5_000, 2), null);
    Signal signal = Arms.signal(RATIO, shadow);

    assertThat(Math.log(signal.evidence())).isCloseTo(Evidence.above(30, 32, 0.75), within(1e-9));
  }

  @Test
  void nothingIsComparedWhereTheCandidateIsAlone() {
    Observed alone = Arms.alone(Arms.failures(5_000, 5_000));
    for (Limits limits : new Limits[] {INCREASE, RATIO}) {
      Signal signal = Arms.signal(limits, alone);
      assertThat(signal.because()).isEqualTo(Because.NOT_APPLICABLE);
      assertThat(signal.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(RolloutJudge.judge(limits, alone).verdict()).isEqualTo(Verdict.PASSED);
    }
    assertThat(Arms.signal(INCREASE, alone).name()).isEqualTo("errorRateIncrease");
    assertThat(Arms.signal(INCREASE, alone).allowed()).isEqualTo(0.01);
    assertThat(Arms.signal(RATIO, alone).name()).isEqualTo("errorRateRatio");
  }
}
