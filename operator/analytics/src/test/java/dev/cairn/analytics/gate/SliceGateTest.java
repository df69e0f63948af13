package dev.cairn.analytics.gate;

import static dev.cairn.analytics.gate.Judging.judge;
import static dev.cairn.analytics.gate.Judging.sliced;
import static dev.cairn.analytics.gate.Judging.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.testing.Sets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gates that must hold for each value of a column, and gates that compare these. */
class SliceGateTest {

  /** Groups of positives only: hits and misses by name. */
  private static EvaluationSet recall(Object... namesHitsMisses) {
    List<String> predictions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < namesHitsMisses.length; i += 3) {
      int hits = (Integer) namesHitsMisses[i + 1];
      int all = hits + (Integer) namesHitsMisses[i + 2];
      for (int row = 0; row < all; row++) {
        predictions.add(Sets.word(row < hits));
        names.add((String) namesHitsMisses[i]);
      }
    }
    String[] labels = Sets.column(names.size(), "1");
    return new Sets.Builder(labels, predictions.toArray(String[]::new))
        .slice("contract", names.toArray(String[]::new))
        .build();
  }

  private static final Gate GATE = sliced(Metric.RECALL, "contract", new Bound.Min(0.55));

  @Test
  void oneRefutedValueFailsTheGateByItsName() {
    GateResult result = judge(recall("monthly", 169, 243, "yearly", 240, 60), GATE);

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.value()).isCloseTo(169 / 412.0, within(1e-12));
    assertThat(result.samples()).isEqualTo(412);
    assertThat(result.message())
        .isEqualTo(
            "recall of contract=monthly is 0.41 (95 % interval 0.364 to 0.458, 412 positives), below the"
                + " least allowed 0.55; the worst of 2 values of contract");
  }

  @Test
  void chanceIsNotHeldAgainstAValue() {
    GateResult result = judge(recall("monthly", 50, 50, "yearly", 240, 60), GATE);

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.value()).isEqualTo(0.5);
    assertThat(judge(recall("monthly", 50, 50, "yearly", 240, 60), with(GATE, GateEvidence.POINT)))
        .extracting(GateResult::verdict)
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void tenValuesNeedStrongerEvidenceThanTwo() {
    // One-sided 0.05 / 10: 42 hits of 100 are refuted, 43 are not. Shown is the 95 % interval.
    List<Object> groups = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      groups.addAll(List.of("g" + i, 80, 20));
    }
    List<Object> enough = new ArrayList<>(groups);
    enough.addAll(List.of("weak", 43, 57));
    List<Object> less = new ArrayList<>(groups);
    less.addAll(List.of("weak", 42, 58));

    assertThat(judge(recall(enough.toArray()), GATE).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judge(recall(enough.toArray()), GATE).high()).isCloseTo(0.5279, within(1e-3));
    assertThat(judge(recall(less.toArray()), GATE).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judge(recall("weak", 43, 57), GATE).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void smallValuesArePooledAndReported() {
    GateResult result = judge(recall("a", 900, 100, "b", 10, 40, "c", 20, 30), GATE);

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.reason()).isNull();
    assertThat(result.message())
        .isEqualTo(
            "recall of contract=a is 0.9 (95 % interval 0.88 to 0.917, 1000 positives), within the least"
                + " allowed 0.55; 2 smaller values with 100 rows have too few positives to be judged,"
                + " together 0.3");
  }

  @Test
  void valuesThatCoverTooLittleCannotPassButCanFail() {
    GateResult thin = judge(recall("a", 801, 98, "b", 60, 40, "c", 1, 0), GATE);
    assertThat(thin.verdict()).isEqualTo(Verdict.PASSED);

    GateResult open = judge(recall("a", 800, 80, "b", 50, 49), GATE);
    assertThat(open.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(open.reason()).isEqualTo("TooFewSamples");
    assertThat(open.message())
        .endsWith("; the judged values have 89 % of the rows, 90 % are needed");
    assertThat(judge(recall("a", 810, 81, "b", 50, 49), GATE).verdict()).isEqualTo(Verdict.PASSED);

    assertThat(judge(recall("a", 80, 800, "b", 50, 49), GATE).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void noValueWithEnoughSamples() {
    GateResult result = judge(recall("a", 80, 10, "b", 50, 40), GATE);

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(result.reason()).isEqualTo("TooFewSamples");
    assertThat(result.message())
        .isEqualTo(
            "recall cannot be estimated: 0 of 2 values of contract have the 100 positives that the gate"
                + " asks for");
  }

  @Test
  void absentValuesAreAValueAndAbsentColumnsAReason() {
    EvaluationSet set =
        new Sets.Builder(Sets.column(100, "1"), Sets.column(100, "1"))
            .slice("region", new String[100])
            .build();

    assertThat(judge(set, sliced(Metric.RECALL, "region", new Bound.Min(0.5))).message())
        .startsWith("recall of region=(missing) is 1 ");
    GateResult absent = judge(set, GATE);
    assertThat(absent.reason()).isEqualTo("SliceAbsent");
    assertThat(absent.message())
        .isEqualTo("recall cannot be estimated: the evaluation set has no column contract");
  }

  @Test
  void tooManyValues() {
    String[] names = new String[201];
    Arrays.setAll(names, i -> "v" + i);
    Sets.Builder builder = new Sets.Builder(Sets.column(201, "1"), Sets.column(201, "1"));
    Gate gate = Judging.resting(GATE, 1);

    GateResult result = judge(builder.slice("contract", names).build(), gate);
    assertThat(result.reason()).isEqualTo("TooManySlices");
    assertThat(result.message())
        .isEqualTo(
            "recall cannot be estimated: 201 values have enough samples, at most 200 are judged");
    names[200] = "v0";
    assertThat(judge(builder.slice("contract", names).build(), gate).verdict())
        .isEqualTo(Verdict.PASSED);
  }
}
