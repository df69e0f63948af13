package dev.cairn.analytics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.testing.Oracle;
import org.junit.jupiter.api.Test;

/** Evidence against quadrature of its definition with 40 digits. */
class EvidenceOracleTest {
  private static final Oracle.Table VALUES = Oracle.table("evidence");
  private static final Oracle.Table BOUNDS = Oracle.table("upper-bound");

  @Test
  void evidenceAgreesWithQuadrature() {
    double[] events = VALUES.numbers("events");
    double[] requests = VALUES.numbers("requests");
    double[] limits = VALUES.numbers("limit");
    double[] expected = VALUES.numbers("logEvidence");

    assertThat(expected).hasSizeGreaterThan(200);
    for (int row = 0; row < expected.length; row++) {
      assertThat(Evidence.above(events[row], requests[row], limits[row]))
          .as("%s of %s at %s", events[row], requests[row], limits[row])
          .isCloseTo(expected[row], within(1e-7));
    }
  }

  @Test
  void upperBoundsAgreeWithQuadratureAndAreNeverTooSmall() {
    double[] events = BOUNDS.numbers("events");
    double[] requests = BOUNDS.numbers("requests");
    double[] needed = BOUNDS.numbers("needed");
    double[] expected = BOUNDS.numbers("bound");

    for (int row = 0; row < expected.length; row++) {
      double distance = expected[row] - events[row] / requests[row];
      assertThat(Evidence.upperBound(events[row], requests[row], Math.log(needed[row])))
          .as("%s of %s at %s", events[row], requests[row], needed[row])
          .isBetween(expected[row] - 1e-9 * distance, expected[row] + 2e-6 * distance);
    }
  }

  @Test
  void aBoundOfNothingOrOfAllIsOne() {
    assertThat(Evidence.upperBound(0, 0, Math.log(40))).isEqualTo(1);
    assertThat(Evidence.upperBound(5, 5, Math.log(40))).isEqualTo(1);
    assertThat(Evidence.upperBound(1, 2, Math.log(1e9))).isEqualTo(1);
  }

  @Test
  void nothingSpeaksAgainstALimitOfOne() {
    assertThat(Evidence.above(7, 7, 1)).isZero();
    assertThat(Evidence.above(7, 7, 1.5)).isZero();
    assertThat(Evidence.below(3, 7, 1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void evidenceBelowIsThatOfWhatDidNotHappen() {
    assertThat(Evidence.below(3, 200, 0.1)).isCloseTo(Evidence.above(197, 200, 0.9), within(1e-9));
    assertThat(Evidence.below(40, 100, 0.5)).isCloseTo(Evidence.above(60, 100, 0.5), within(1e-9));
  }

  @Test
  void theFractionIsThatOfTheIncompleteBetaFunction() {
    // I_x(a, 1) = x^a and B(a, 1) = 1/a give h = 1/(1 - x); I_x(1, 2) = 1 - (1 - x)^2.
    assertThat(BetaFraction.of(0.25, 7, 1)).isCloseTo(1 / 0.75, within(1e-14));
    assertThat(BetaFraction.of(0.5, 1, 2)).isCloseTo(0.75 * 0.5 / (0.5 * 0.25), within(1e-14));
    assertThat(BetaFraction.of(0.999999, 3, 0)).isPositive();
  }

  @Test
  void aFractionWithoutALimitIsSaid() {
    assertThatThrownBy(() -> BetaFraction.of(Double.NaN, 2, 3))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("NaN, 2.0, 3.0");
  }
}
