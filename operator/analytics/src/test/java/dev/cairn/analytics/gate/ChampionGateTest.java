package dev.cairn.analytics.gate;

import static dev.cairn.analytics.gate.Judging.judge;
import static dev.cairn.analytics.gate.Judging.overall;
import static dev.cairn.analytics.gate.Judging.sliced;
import static dev.cairn.analytics.gate.Judging.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import dev.cairn.analytics.testing.Sets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Comparisons with the champion on the same rows. */
class ChampionGateTest {
  private static final Gate DROP = overall(Metric.ACCURACY, new Bound.MaxDrop(0.05));

  /**
   * All labels positive. Of 1000 rows both are right on some, one alone on others.
   *
   * @param mine rows where only the challenger is right
   * @param theirs rows where only the champion is right
   */
  private static Sets.Builder duel(int rows, int both, int mine, int theirs) {
    int neither = rows - both - mine - theirs;
    return new Sets.Builder(
            Sets.column(rows, "1"), Sets.column(both + mine, "1", theirs + neither, "0"))
        .champion(Sets.column(both, "1", mine, "0", theirs, "1", neither, "0"), Sets.none(rows));
  }

  @Test
  void asGoodPasses() {
    GateResult result = judge(duel(1000, 800, 20, 20).build(), DROP);

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.value()).isEqualTo(0.82);
    assertThat(result.championValue()).isEqualTo(0.82);
    assertThat(result.bound()).isCloseTo(0.77, within(1e-12));
    assertThat(result.low()).isBetween(0.805, 0.811);
    assertThat(result.high()).isBetween(0.829, 0.835);
    assertThat(result.samples()).isEqualTo(1000);
    assertThat(result.message())
        .startsWith(
            "accuracy is 0.82, the champion's 0.82 on the same 1000 rows: a difference of 0 (95 % interval -0.01")
        .endsWith(" 1000 rows), within the allowed drop of 0.05");
  }

  @Test
  void clearlyWorseFailsWithBothValuesAndTheInterval() {
    GateResult result = judge(duel(1000, 600, 10, 200).build(), DROP);

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.reason()).isNull();
    assertThat(result.message())
        .startsWith(
            "accuracy is 0.61, the champion's 0.8 on the same 1000 rows: a difference of -0.19 (95 % interval -0.2")
        .endsWith(", more than the allowed drop of 0.05");
  }

  @Test
  void betweenIsTooSmallAHoldoutAndSaysHowManyRows() {
    // 30 of 100 differ, 15 each: SE = sqrt(0.3) / 10 = 0.0548, n = 100 * (2.8 * SE / 0.05)^2.
    GateResult result = judge(duel(100, 60, 15, 15).build(), DROP);

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(result.reason()).isEqualTo("HoldoutTooSmall");
    String needed = result.message().replaceAll(".*: about (\\d+) are needed", "$1");
    assertThat(Double.parseDouble(needed)).isBetween(860.0, 1030.0);
    assertThat(result.message()).contains("too few rows to hold it against the allowed drop of");
  }

  @Test
  void rowsNeededAreAlwaysMoreThanThereAre() {
    // The difference found is about the drop allowed: assuming none, 1000 rows would be plenty.
    GateResult result = judge(duel(1000, 700, 25, 75).build(), DROP);

    assertThat(result.reason()).isEqualTo("HoldoutTooSmall");
    GateResult noDrop =
        judge(duel(1000, 700, 25, 35).build(), overall(Metric.ACCURACY, new Bound.MaxDrop(0)));
    assertThat(noDrop.reason()).isEqualTo("HoldoutTooSmall");
    String needed = noDrop.message().replaceAll(".*: about (\\d+) are needed", "$1");
    assertThat(Double.parseDouble(needed)).isBetween(4000.0, 5600.0);
  }

  @Test
  void theSameModelPassesEvenWithoutAllowedDrop() {
    EvaluationSet set = duel(1000, 700, 0, 0).build();

    assertThat(judge(set, overall(Metric.ACCURACY, new Bound.MaxDrop(0))).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(judge(set, overall(Metric.ACCURACY, new Bound.MinGain(0))).verdict())
        .isEqualTo(Verdict.PASSED);
    GateResult gain = judge(set, overall(Metric.ACCURACY, new Bound.MinGain(0.01)));
    assertThat(gain.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(gain.message()).endsWith("less than the asked gain of 0.01");
  }

  @Test
  void gainIsProvenOrNot() {
    Bound gain = new Bound.MinGain(0.02);

    assertThat(judge(duel(1000, 600, 100, 10).build(), overall(Metric.ACCURACY, gain)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(judge(duel(1000, 600, 100, 10).build(), overall(Metric.ACCURACY, gain)).bound())
        .isCloseTo(0.63, within(1e-12));
    assertThat(judge(duel(1000, 600, 50, 20).build(), overall(Metric.ACCURACY, gain)).reason())
        .isEqualTo("HoldoutTooSmall");
    assertThat(judge(duel(1000, 600, 10, 50).build(), overall(Metric.ACCURACY, gain)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void evidenceOfOnesOwnIsHeeded() {
    EvaluationSet open = duel(100, 60, 15, 15).build();

    assertThat(judge(open, with(DROP, GateEvidence.POINT)).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(open, with(DROP, GateEvidence.NOT_REFUTED)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(judge(open, with(DROP, GateEvidence.PROVEN)).reason()).isEqualTo("HoldoutTooSmall");
  }

  @Test
  void withoutChampionItIsTheFirstVersion() {
    GateResult result = judge(Sets.Builder.counts(100, 0, 0, 100).build(), DROP);

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.reason()).isEqualTo("FirstVersion");
    assertThat(result.message()).isEqualTo("there is no champion yet to compare accuracy with");
    assertThat(judge(Sets.Builder.counts(100, 0, 0, 100).build(), overallAuc()).reason())
        .isEqualTo("ScoresMissing");
  }

  private static Gate overallAuc() {
    return overall(Metric.AUC, new Bound.MaxDrop(0.01));
  }

  @Test
  void anUnavailableChampionBlocks() {
    GateResult result =
        judge(
            duel(1000, 800, 0, 0).champion(Champion.unavailable("its image is gone")).build(),
            DROP);

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(result.reason()).isEqualTo("ChampionUnavailable");
    assertThat(result.message())
        .isEqualTo(
            "accuracy cannot be compared with the champion's: its image is gone; make the gate optional,"
                + " or promote another version as the baseline");
  }

  @Test
  void aChampionWithoutScoresIsUnavailableForMetricsOfScores() {
    double[] scores = new double[400];
    EvaluationSet set =
        Sets.Builder.counts(200, 0, 0, 200)
            .scores(scores)
            .champion(Sets.column(400, "1"), Sets.none(400))
            .build();

    assertThat(judge(set, overallAuc()).reason()).isEqualTo("ChampionUnavailable");
    assertThat(judge(set, overallAuc()).message()).contains("the predictions have no score;");
  }

  @Test
  void rowsThatTheChampionHasSeenAreNotCompared() {
    // Where the champion trained it is always right; on the other 300 rows both are equal.
    EvaluationSet set = leaking(700, 1000);

    GateResult result = judge(set, DROP);
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.samples()).isEqualTo(300);
    assertThat(result.message()).contains("on the same 300 rows");
    assertThat(judge(leaking(900, 1000), DROP).verdict()).isEqualTo(Verdict.PASSED);
    GateResult spoiled = judge(leaking(901, 1000), DROP);
    assertThat(spoiled.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(spoiled.reason()).isEqualTo("ChampionSawHoldout");
    assertThat(spoiled.message()).contains("it was trained on all but 99 of the 1000 rows");
    assertThat(judge(leaking(10, 90), DROP).reason()).isEqualTo("TooFewSamples");
  }

  private static EvaluationSet leaking(int seen, int rows) {
    String[] said = new String[rows];
    String[] champion = new String[rows];
    for (int row = 0; row < rows; row++) {
      said[row] = Sets.word(row % 5 != 0);
      champion[row] = Sets.word(row < seen || row % 5 != 0);
    }
    return new Sets.Builder(Sets.column(rows, "1"), said)
        .champion(champion, Sets.first(seen, rows))
        .build();
  }

  @Test
  void worseIsHigherForErrors() {
    double[] labels = new double[400];
    double[] good = new double[400];
    double[] bad = new double[400];
    for (int row = 0; row < 400; row++) {
      good[row] = row % 2 == 0 ? 1 : -1;
      bad[row] = 1.5 * good[row];
    }
    Gate drop = overall(Metric.RMSE, new Bound.MaxDrop(0.1));
    Gate gain = overall(Metric.RMSE, new Bound.MinGain(0.1));

    assertThat(judge(numbers(labels, good, bad), drop).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(numbers(labels, good, bad), drop).bound()).isCloseTo(1.6, within(1e-12));
    assertThat(judge(numbers(labels, good, bad), gain).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(numbers(labels, good, bad), gain).bound()).isCloseTo(1.4, within(1e-12));
    assertThat(judge(numbers(labels, bad, good), drop).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judge(numbers(labels, bad, good), gain).verdict()).isEqualTo(Verdict.FAILED);
  }

  private static EvaluationSet numbers(double[] labels, double[] own, double[] champion) {
    return new EvaluationSet(
        Task.REGRESSION,
        null,
        Outcomes.of(labels),
        new Predictions(Outcomes.of(own), Map.of()),
        Map.of(),
        Sets.none(labels.length),
        Champion.of(new Predictions(Outcomes.of(champion), Map.of()), Sets.none(labels.length)));
  }

  @Test
  void slicesAreRefutedOneByOne() {
    Sets.Builder duel = duel(400, 200, 20, 120);
    String[] region = Sets.column(220, "a", 180, "b");
    EvaluationSet set = duel.slice("region", region).build();
    GateResult result = judge(set, sliced(Metric.ACCURACY, "region", new Bound.MaxDrop(0.05)));

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.championValue()).isCloseTo(120 / 180.0, within(1e-12));
    assertThat(result.message()).startsWith("accuracy of region=b is 0, the champion's 0.667");
  }
}
