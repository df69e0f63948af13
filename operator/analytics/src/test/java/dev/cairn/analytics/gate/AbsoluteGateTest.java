package dev.cairn.analytics.gate;

import static dev.cairn.analytics.gate.Judging.judge;
import static dev.cairn.analytics.gate.Judging.overall;
import static dev.cairn.analytics.gate.Judging.resting;
import static dev.cairn.analytics.gate.Judging.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.testing.Sets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gates with an absolute bound on the whole set. */
class AbsoluteGateTest {
  /** recall 0.6 of 100, precision 0.75 of 80, accuracy 0.7 of 200. */
  private final EvaluationSet set = Sets.Builder.counts(60, 40, 20, 80).build();

  @Test
  void theValueDecides() {
    assertThat(judge(set, overall(Metric.RECALL, new Bound.Min(0.6))).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(judge(set, overall(Metric.RECALL, new Bound.Min(0.61))).verdict())
        .isEqualTo(Verdict.FAILED);
    assertThat(judge(set, overall(Metric.RECALL, new Bound.Max(0.6))).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(judge(set, overall(Metric.RECALL, new Bound.Max(0.59))).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void theResultCarriesItsFigures() {
    GateResult result = judge(set, overall(Metric.RECALL, new Bound.Min(0.65)));

    assertThat(result.name()).isEqualTo("gate");
    assertThat(result.value()).isEqualTo(0.6);
    assertThat(result.low()).isCloseTo(0.502003, within(1e-6));
    assertThat(result.high()).isCloseTo(0.690599, within(1e-6));
    assertThat(result.bound()).isEqualTo(0.65);
    assertThat(result.championValue()).isNull();
    assertThat(result.samples()).isEqualTo(100);
    assertThat(result.reason()).isNull();
    assertThat(result.message())
        .isEqualTo(
            "recall is 0.6 (95 % interval 0.502 to 0.691, 100 positives), below the least allowed 0.65");
  }

  @Test
  void theSentenceOfAPassAndOfAGreatestValue() {
    assertThat(judge(set, overall(Metric.ACCURACY, new Bound.Min(0.5))).message())
        .isEqualTo(
            "accuracy is 0.7 (95 % interval 0.633 to 0.759, 200 rows), within the least allowed 0.5");
    assertThat(judge(set, overall(Metric.ACCURACY, new Bound.Max(0.5))).message())
        .endsWith("200 rows), above the greatest allowed 0.5");
  }

  @Test
  void theDenominatorThatMattersIsCounted() {
    assertThat(judge(set, overall(Metric.RECALL, new Bound.Min(0))).samples()).isEqualTo(100);
    assertThat(judge(set, overall(Metric.F1, new Bound.Min(0))).samples()).isEqualTo(100);
    assertThat(judge(set, overall(Metric.ACCURACY, new Bound.Min(0))).samples()).isEqualTo(200);

    GateResult precision = judge(set, overall(Metric.PRECISION, new Bound.Min(0)));
    assertThat(precision.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(precision.reason()).isEqualTo("TooFewSamples");
    assertThat(precision.value()).isNull();
    assertThat(precision.message())
        .isEqualTo(
            "precision cannot be estimated: the evaluation set has 80 predicted positives and the gate asks for 100");
    assertThat(judge(set, resting(overall(Metric.PRECISION, new Bound.Min(0)), 80)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(judge(set, resting(overall(Metric.PRECISION, new Bound.Min(0)), 81)).verdict())
        .isEqualTo(Verdict.NOT_ESTIMABLE);
  }

  @Test
  void notRefutedFailsOnlyWhenTheWholeIntervalIsWrong() {
    Gate near = with(overall(Metric.RECALL, new Bound.Min(0.69)), GateEvidence.NOT_REFUTED);
    Gate far = with(overall(Metric.RECALL, new Bound.Min(0.691)), GateEvidence.NOT_REFUTED);

    assertThat(judge(set, near).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(set, near).message())
        .endsWith("below the least allowed 0.69, but by no more than chance explains");
    assertThat(judge(set, far).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(
            judge(set, with(overall(Metric.RECALL, new Bound.Max(0.503)), GateEvidence.NOT_REFUTED))
                .verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(
            judge(set, with(overall(Metric.RECALL, new Bound.Max(0.502)), GateEvidence.NOT_REFUTED))
                .verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void provenPassesOnlyWhenTheWholeIntervalIsRight() {
    Gate proven = with(overall(Metric.RECALL, new Bound.Min(0.502)), GateEvidence.PROVEN);
    Gate open = with(overall(Metric.RECALL, new Bound.Min(0.503)), GateEvidence.PROVEN);
    Gate missed = with(overall(Metric.RECALL, new Bound.Min(0.61)), GateEvidence.PROVEN);

    assertThat(judge(set, proven).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(set, open).verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(judge(set, open).reason()).isEqualTo("NotProven");
    assertThat(judge(set, open).message())
        .endsWith("within the least allowed 0.503, which the interval does not prove");
    assertThat(judge(set, missed).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void resampledMetricsHaveAnIntervalThatContainsTheirValue() {
    GateResult result = judge(set, overall(Metric.F1, new Bound.Min(0.5)));

    assertThat(result.value()).isCloseTo(2 * 60 / 180.0, within(1e-12));
    assertThat(result.low()).isBetween(0.5, 0.62);
    assertThat(result.high()).isBetween(0.7, 0.8);
  }

  @Test
  void oneSampleHasNoIntervalAndOnlyTheValueCanDecide() {
    double[] scores = {0.9, 0.1, 0.2};
    EvaluationSet tiny = Sets.Builder.counts(1, 0, 0, 2).scores(scores).build();
    Gate point = resting(overall(Metric.AUC, new Bound.Min(0.5)), 1);

    GateResult decided = judge(tiny, point);
    assertThat(decided.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(decided.low()).isNull();
    assertThat(decided.message())
        .isEqualTo("auc is 1 (1 rows of the smaller class), within the least allowed 0.5");
    GateResult open = judge(tiny, with(point, GateEvidence.NOT_REFUTED));
    assertThat(open.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(open.reason()).isEqualTo("TooFewSamples");
  }

  @Test
  void failedAlwaysBlocksAndNotEstimableUnlessOptional() {
    Gate failed = overall(Metric.RECALL, new Bound.Min(0.61));
    Gate unknown = overall(Metric.AUC, new Bound.Min(0.5));

    assertThat(judge(set, failed).blocks()).isTrue();
    assertThat(judge(set, Judging.optional(failed)).blocks()).isTrue();
    assertThat(judge(set, unknown).blocks()).isTrue();
    assertThat(judge(set, Judging.optional(unknown)).blocks()).isFalse();
    assertThat(GateJudge.judge(set, List.of(unknown), 1).passed()).isFalse();
    assertThat(GateJudge.judge(set, List.of(Judging.optional(unknown)), 1).passed()).isTrue();
    assertThat(GateJudge.judge(set, List.of(), 1).passed()).isTrue();
  }
}
