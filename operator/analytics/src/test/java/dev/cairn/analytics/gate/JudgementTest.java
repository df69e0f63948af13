package dev.cairn.analytics.gate;

import static dev.cairn.analytics.gate.Judging.judge;
import static dev.cairn.analytics.gate.Judging.overall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import dev.cairn.analytics.testing.Oracle;
import dev.cairn.analytics.testing.Sets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is recorded besides the gates. */
class JudgementTest {

  private static EvaluationSet multiclass(String... scored) {
    Oracle.Table table = Oracle.table("multiclass");
    Map<String, double[]> scores = new HashMap<>();
    for (String name : scored) {
      scores.put(name, table.numbers("score." + name));
    }
    String[] labels = table.text("label");
    return new EvaluationSet(
        Task.MULTICLASS_CLASSIFICATION,
        null,
        Outcomes.of(labels),
        new Predictions(Outcomes.of(table.text("prediction")), scores),
        Map.of(),
        Sets.none(labels.length),
        null);
  }

  @Test
  void everyMetricOfTheTaskIsRecorded() {
    Judgement judgement = GateJudge.judge(multiclass("ant", "bee", "cat", "dog"), List.of(), 1);

    assertThat(judgement.rows()).isEqualTo(500);
    assertThat(judgement.absent()).isEmpty();
    assertThat(judgement.metrics()).hasSize(14);
    judgement
        .metrics()
        .forEach(
            (name, value) ->
                assertThat(value)
                    .as(name)
                    .isCloseTo(
                        Oracle.expected("/multiclass/metrics/" + name).asDouble(), within(1e-9)));
  }

  @Test
  void whatIsMissingIsNamed() {
    Judgement judgement = GateJudge.judge(multiclass("ant", "bee", "cat"), List.of(), 1);

    assertThat(judgement.metrics()).hasSize(7).containsKeys("accuracy", "f1", "f1.weighted");
    assertThat(judgement.absent()).hasSize(7).containsKeys("auc", "auc.weighted", "logLoss");
    assertThat(judgement.absent().get("auc"))
        .hasToString(
            "Absence[reason=ScoresMissing, message=the predictions have no score of class \"dog\"]");
    assertThat(GateJudge.judge(multiclass(), List.of(), 1).absent().get("ece"))
        .hasToString("Absence[reason=ScoresMissing, message=the predictions have no scores]");
  }

  @Test
  void macroAveragesRestOnTheRarestClass() {
    GateResult recall =
        judge(multiclass(), Judging.resting(overall(Metric.RECALL, new Bound.Min(0.1)), 20));
    assertThat(recall.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(recall.message()).contains("rows of the rarest class), within");
    assertThat(recall.low()).isLessThan(recall.value());
    assertThat(recall.high()).isGreaterThan(recall.value());
    assertThat(judge(multiclass(), overall(Metric.ACCURACY, new Bound.Min(0.1))).samples())
        .isEqualTo(500);
  }

  @Test
  void rowsOfTheTrainingDataAreLeftOutOfEverything() {
    // The first 100 of 300 rows were trained on, and only those are right.
    String[] labels = Sets.column(300, "1");
    String[] predictions = Sets.column(100, "1", 200, "0");
    EvaluationSet set =
        new Sets.Builder(labels, predictions).trainedOn(Sets.first(100, 300)).build();
    Judgement judgement =
        GateJudge.judge(set, List.of(overall(Metric.RECALL, new Bound.Max(0))), 1);

    assertThat(judgement.rows()).isEqualTo(200);
    assertThat(judgement.metrics()).containsEntry("recall", 0.0);
    assertThat(judgement.gates().getFirst().samples()).isEqualTo(200);
    assertThat(judgement.passed()).isTrue();
    assertThat(judgement.leakage()).isEqualTo(new Leakage(100, 300));
    assertThat(judgement.leakage().suspected()).isTrue();
  }

  @Test
  void aFewRowsAreTheFiltersOwnMistakes() {
    assertThat(new Leakage(2, 100).suspected()).isFalse();
    assertThat(new Leakage(3, 100).suspected()).isTrue();
    assertThat(new Leakage(3, 100).share()).isEqualTo(0.03);
    assertThat(new Leakage(0, 0).suspected()).isFalse();
  }

  @Test
  void theSeedDecides() {
    EvaluationSet set = Sets.Builder.counts(60, 40, 20, 80).build();
    List<Gate> gates = List.of(overall(Metric.F1, new Bound.Min(0.5)));

    assertThat(GateJudge.judge(set, gates, 5)).isEqualTo(GateJudge.judge(set, gates, 5));
    assertThat(GateJudge.judge(set, gates, 5)).isNotEqualTo(GateJudge.judge(set, gates, 6));
  }

  @Test
  void eachGateGetsItsOwnIntervals() {
    EvaluationSet set = Sets.Builder.counts(60, 40, 20, 80).build();
    Gate recall = Gate.overall("recall", Metric.RECALL, new Bound.Min(0.5));
    Gate f1 = Gate.overall("f1", Metric.F1, new Bound.Min(0.5));
    Gate late = Gate.overall("late", Metric.F1, new Bound.Max(0.5));
    List<GateResult> results = GateJudge.judge(set, List.of(f1, recall, late), 1).gates();

    assertThat(results).extracting(GateResult::name).containsExactly("f1", "recall", "late");
    assertThat(results.get(1).low()).isCloseTo(0.502003, within(1e-6));
    assertThat(results.get(2).low()).isEqualTo(results.get(0).low());
  }

  @Test
  void warnsOfARatchet() {
    Gate drop = overall(Metric.AUC, new Bound.MaxDrop(0.01));
    Gate error = overall(Metric.RMSE, new Bound.MaxDrop(1));

    assertThat(RatchetPolicy.warnings(List.of(drop)))
        .containsExactly(
            "gate gate allows auc to get a little worse with every version; add a gate with an absolute"
                + " min on auc");
    assertThat(RatchetPolicy.warnings(List.of(error)).getFirst()).endsWith("max on rmse");
    assertThat(RatchetPolicy.warnings(List.of(drop, overall(Metric.AUC, new Bound.Min(0.7)))))
        .isEmpty();
    assertThat(RatchetPolicy.warnings(List.of(error, overall(Metric.RMSE, new Bound.Max(9)))))
        .isEmpty();
    assertThat(RatchetPolicy.warnings(List.of(drop, overall(Metric.AUC, new Bound.Max(0.9)))))
        .hasSize(1);
    assertThat(RatchetPolicy.warnings(List.of(drop, overall(Metric.F1, new Bound.Min(0.9)))))
        .hasSize(1);
    assertThat(RatchetPolicy.warnings(List.of(overall(Metric.AUC, new Bound.MinGain(0.01)))))
        .isEmpty();
  }

  @Test
  void numbersInSentences() {
    assertThat(Figure.of(0.41234)).isEqualTo("0.412");
    assertThat(Figure.of(0.5)).isEqualTo("0.5");
    assertThat(Figure.of(1234567)).isEqualTo("1230000");
    assertThat(Figure.of(0)).isEqualTo("0");
    assertThat(Figure.of(1.23456e12)).isEqualTo("1.23E+12");
    assertThat(Figure.of(1.5e-9)).isEqualTo("1.5E-9");
    assertThat(Figure.of(0.54999, 0.55)).isEqualTo("0.54999");
    assertThat(Figure.of(0.55, 0.54999)).isEqualTo("0.55");
    assertThat(Figure.of(0.55, 0.55)).isEqualTo("0.55");
    assertThat(Figure.name("x".repeat(40))).hasSize(40);
    assertThat(Figure.name("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
    assertThat(Figure.sentence("x".repeat(500))).hasSize(500).doesNotContain("…");
    assertThat(Figure.sentence("x".repeat(501))).hasSize(500).endsWith("…");
  }
}
