package dev.cairn.analytics.gate;

import static dev.cairn.analytics.gate.Judging.judge;
import static dev.cairn.analytics.gate.Judging.overall;
import static dev.cairn.analytics.gate.Judging.resting;
import static dev.cairn.analytics.gate.Judging.sliced;
import static dev.cairn.analytics.gate.Judging.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.testing.Sets;
import org.junit.jupiter.api.Test;

/** Gates that compare the groups of a slice. */
class FairnessGateTest {
  private static final Bound FOUR_FIFTHS = new Bound.Min(0.8);

  /** Two groups; of each the rows, how many are selected, and all labels positive or none. */
  private static EvaluationSet selected(int rowsA, int selectedA, int rowsB, int selectedB) {
    String[] predictions =
        Sets.column(selectedA, "1", rowsA - selectedA, "0", selectedB, "1", rowsB - selectedB, "0");
    return new Sets.Builder(Sets.column(rowsA + rowsB, "1"), predictions)
        .slice("gender", Sets.column(rowsA, "f", rowsB, "m"))
        .build();
  }

  private static Gate parity() {
    return sliced(Metric.DEMOGRAPHIC_PARITY_RATIO, "gender", FOUR_FIFTHS);
  }

  @Test
  void parityFailsWhenItsWholeIntervalIsBelow() {
    GateResult result = judge(selected(600, 180, 500, 300), parity());

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.value()).isCloseTo(0.5, within(1e-12));
    assertThat(result.samples()).isEqualTo(500);
    assertThat(result.high()).isBetween(0.55, 0.62);
    assertThat(result.message())
        .startsWith("demographicParityRatio over gender is 0.5 (95 % interval 0.4")
        .endsWith(" 500 rows in the smallest group), below the least allowed 0.8");
  }

  @Test
  void parityIsNotRefutedByChance() {
    assertThat(judge(selected(500, 230, 500, 300), parity()).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(selected(500, 230, 500, 300), with(parity(), GateEvidence.POINT)).verdict())
        .isEqualTo(Verdict.FAILED);
    assertThat(judge(selected(500, 250, 500, 251), with(parity(), GateEvidence.PROVEN)).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void groupsNeedFiveHundredRowsAndThereMustBeTwo() {
    GateResult result = judge(selected(499, 250, 5000, 2500), parity());
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(result.reason()).isEqualTo("TooFewSamples");
    assertThat(result.message())
        .isEqualTo(
            "demographicParityRatio cannot be estimated: 1 of 2 values of gender have the 500 rows that"
                + " the gate asks for");
    assertThat(judge(selected(499, 250, 5000, 2500), resting(parity(), 499)).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void nothingSelectedIsNotParity() {
    GateResult result = judge(selected(500, 0, 500, 0), parity());
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(result.reason()).isEqualTo("NothingPredicted");
    assertThat(judge(selected(500, 0, 500, 100), parity()).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void opportunityCountsPositivesAndOddsBothClasses() {
    Bound tenth = new Bound.Max(0.1);
    EvaluationSet onlyPositives = selected(100, 90, 100, 50);

    GateResult opportunity =
        judge(onlyPositives, sliced(Metric.EQUAL_OPPORTUNITY_DIFFERENCE, "gender", tenth));
    assertThat(opportunity.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(opportunity.value()).isCloseTo(0.4, within(1e-12));
    assertThat(opportunity.message()).contains("100 positives in the smallest group), above the");

    GateResult odds =
        judge(onlyPositives, sliced(Metric.EQUALIZED_ODDS_DIFFERENCE, "gender", tenth));
    assertThat(odds.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(odds.reason()).isEqualTo("TooFewSamples");
  }

  @Test
  void aMetricThatComparesGroupsNeedsThem() {
    GateResult result =
        judge(selected(500, 1, 500, 1), overall(Metric.DEMOGRAPHIC_PARITY_RATIO, FOUR_FIFTHS));

    assertThat(result.reason()).isEqualTo("SliceAbsent");
    assertThat(result.message())
        .isEqualTo(
            "demographicParityRatio cannot be estimated: it compares groups and the gate names no slice");
  }
}
