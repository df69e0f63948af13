package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The absolute limit on failures. */
class ErrorRateTest {
  private static final Limits LIMITS = Arms.errors(0.01, 8);

  private static Signal alone(long requests, long failures, long units) {
    return Arms.signal(LIMITS, Arms.alone(Arms.failures(requests, failures, units)));
  }

  private static Signal split(Arm candidate, Arm stable) {
    double share = (double) candidate.requests() / (candidate.requests() + stable.requests());
    return Arms.signal(LIMITS, Arms.split(candidate, stable, share));
  }

  @Test
  void noRequestIsNoVerdict() {
    Signal signal = alone(0, 0, 0);

    assertThat(signal.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(signal.because()).isEqualTo(Because.TOO_FEW);
    assertThat(signal.candidate()).isNull();
    assertThat(signal.stable()).isNull();
  }

  @Test
  void threeTimesTheInverseOfTheLimitAreNeededToPass() {
    assertThat(alone(299, 0, 0).because()).isEqualTo(Because.TOO_FEW);
    assertThat(alone(300, 3, 3).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(alone(300, 3, 3).because()).isEqualTo(Because.ENOUGH);
  }

  @Test
  void leastSamplesAreNeededToPassAndFiveThousandAreAlwaysEnough() {
    assertThat(signal(0.5, 199, 0).because()).isEqualTo(Because.TOO_FEW);
    assertThat(signal(0.5, 200, 0).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(signal(0.0002, 4_999, 0).because()).isEqualTo(Because.TOO_FEW);
    assertThat(signal(0.0002, 5_000, 0).verdict()).isEqualTo(Verdict.PASSED);
  }

  private static Signal signal(double max, long requests, long failures) {
    return Arms.signal(Arms.errors(max, 8), Arms.alone(Arms.failures(requests, failures)));
  }

  @Test
  void aLimitOfZeroLetsOneErrorInFiftyThousandPass() {
    assertThat(signal(0, 50_000, 1).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(signal(0, 50_000, 30).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signal(0, 50_000, 1).allowed()).isZero();
  }

  @Test
  void whatIsBeyondTheLimitByChancePerhapsIsInconclusive() {
    Signal signal = alone(300, 4, 4);

    assertThat(signal.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(signal.because()).isEqualTo(Because.LIMIT);
    assertThat(signal.candidate()).isCloseTo(4.0 / 300, within(1e-12));
    assertThat(signal.samples()).isEqualTo(300);
  }

  @Test
  void evidenceFailsAtOneOverItsShareOfTheBudget() {
    Signal signal = alone(9, 3, 3);

    assertThat(signal.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(signal.because()).isEqualTo(Because.EVIDENCE);
    assertThat(signal.needed()).isCloseTo(320, within(1e-6));
    assertThat(signal.evidence())
        .isCloseTo(Math.exp(Evidence.above(3, 9, 0.01)), within(1e-6))
        .isGreaterThan(320);
    assertThat(signal.name()).isEqualTo("errorRate");
    assertThat(signal.allowed()).isEqualTo(0.01);
  }

  @Test
  void theSameEvidenceIsTooLittleOverMorePhases() {
    Observed observed = Arms.alone(Arms.failures(20, 3));

    assertThat(Arms.signal(Arms.errors(0.01, 1), observed).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Arms.signal(Arms.errors(0.01, 400), observed).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void twoFailuresOrTwoUnitsRefuseNobody() {
    assertThat(signal(1e-4, 2, 2).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(alone(10, 10, 2).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(alone(10, 10, 3).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void failuresOfTheSameUnitsCountAsOne() {
    assertThat(alone(400, 20, 20).verdict()).isEqualTo(Verdict.FAILED);

    Signal signal = alone(400, 20, 4);
    assertThat(signal.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(signal.evidence()).isCloseTo(Math.exp(Evidence.above(4, 80, 0.01)), within(1e-6));
  }

  @Test
  void failuresThatComeInBurstsCountLess() {
    List<Slice> bursts = Arms.joined(Arms.even(11, 100, 0, 0), Arms.even(1, 100, 30, 0));
    Signal burst = Arms.signal(LIMITS, Arms.alone(Arms.sliced(bursts)));
    Signal steady = alone(1200, 30, 30);

    assertThat(steady.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(burst.evidence()).isLessThan(steady.evidence());
  }

  @Test
  void whatStableSuffersAsWellIsNoFaultOfTheCandidate() {
    Signal signal = split(Arms.failures(100, 50), Arms.failures(900, 450));

    assertThat(signal.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(signal.because()).isEqualTo(Because.SHARED_FAILURE);
    assertThat(signal.evidence()).isGreaterThan(signal.needed());
    assertThat(signal.stable()).isEqualTo(0.5);
  }

  @Test
  void aFewFailuresOfStableExcuseNothing() {
    assertThat(split(Arms.failures(100, 50), Arms.failures(900, 9)).verdict())
        .isEqualTo(Verdict.FAILED);
    assertThat(split(Arms.failures(100, 50), Arms.failures(900, 0)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void oneFailureOfStableNeedsASurpriseBeyondTheBudget() {
    // Of four failures three are the candidate's, at half of the traffic: no surprise.
    assertThat(split(Arms.failures(9, 3), Arms.failures(9, 1)).because())
        .isEqualTo(Because.SHARED_FAILURE);
    assertThat(split(Arms.failures(9, 3), Arms.failures(9, 0)).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void whoDoesNoWorseThanAKnownStablePasses() {
    assertThat(split(Arms.failures(400, 12), Arms.failures(3_600, 108)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(split(Arms.failures(400, 12), Arms.failures(3_600, 72)).verdict())
        .isNotEqualTo(Verdict.PASSED);
    assertThat(split(Arms.failures(400, 6), Arms.failures(199, 20)).because())
        .isEqualTo(Because.LIMIT);
  }

  @Test
  void stableIsIgnoredWhereTheCandidateIsAlone() {
    Arm stable = Arms.failures(900, 450);
    Observed observed =
        new Observed(Phase.ALONE, Arms.failures(100, 50), stable, null, 1, Arms.SINCE, 0);

    assertThat(Arms.signal(LIMITS, observed).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Arms.signal(LIMITS, observed).stable()).isNull();
  }

  @Test
  void evidenceIsCapped() {
    assertThat(alone(1_000, 1_000, 1_000).evidence()).isEqualTo(1e300);
  }
}
