package dev.cairn.analytics.gate;

import static dev.cairn.analytics.gate.Judging.judge;
import static dev.cairn.analytics.gate.Judging.overall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import dev.cairn.analytics.testing.Sets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cannot be judged says why, and never passes. */
class BadInputTest {
  private static final Bound ANY = new Bound.Min(0);

  private static void refused(EvaluationSet set, Metric metric, String reason, String message) {
    GateResult result = judge(set, overall(metric, ANY));
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ESTIMABLE);
    assertThat(result.reason()).isEqualTo(reason);
    assertThat(result.message()).isEqualTo(metric.word() + " cannot be estimated: " + message);
    assertThat(result.value()).isNull();
    assertThat(GateJudge.judge(set, List.of(), 1).metrics()).doesNotContainKey(metric.word());
  }

  @Test
  void aMetricOfAnotherTask() {
    refused(
        Sets.Builder.counts(100, 0, 0, 100).build(),
        Metric.RMSE,
        "NotForTask",
        "BinaryClassification does not have it");
  }

  @Test
  void noRows() {
    refused(
        Sets.Builder.counts(0, 0, 0, 0).build(),
        Metric.RECALL,
        "NoRows",
        "the evaluation set has no rows");
    refused(
        Sets.Builder.counts(100, 0, 0, 100).trainedOn(Sets.first(200, 200)).build(),
        Metric.RECALL,
        "NoRows",
        "all 200 rows are in the training data, too");
  }

  @Test
  void oneClassOnly() {
    EvaluationSet positives = Sets.Builder.counts(200, 0, 0, 0).scores(new double[200]).build();
    refused(positives, Metric.AUC, "SingleClass", "all rows have the same label");
    refused(positives, Metric.AVERAGE_PRECISION, "SingleClass", "all rows have the same label");
    EvaluationSet negatives = Sets.Builder.counts(0, 0, 0, 200).build();
    refused(negatives, Metric.RECALL, "NoPositives", "no row has the positive label");
    refused(negatives, Metric.F1, "NoPositives", "no row has the positive label");
    refused(negatives, Metric.PRECISION, "NothingPredicted", "no row is predicted as positive");
  }

  @Test
  void scores() {
    Sets.Builder builder = Sets.Builder.counts(1, 1, 0, 1);
    refused(builder.build(), Metric.AUC, "ScoresMissing", "the predictions have no score");
    refused(
        builder.scores(0.5, Double.NaN, 0).build(),
        Metric.AUC,
        "ScoresNotFinite",
        "row 1 has the score NaN");
    EvaluationSet margins = builder.scores(1.5, 0.5, 0).build();
    refused(
        margins,
        Metric.BRIER,
        "ScoresNotProbabilities",
        "row 0 has the score 1.5, which is not between 0 and 1");
    refused(
        builder.scores(1, 0.5, -0.1).build(),
        Metric.LOG_LOSS,
        "ScoresNotProbabilities",
        "row 2 has the score -0.1, which is not between 0 and 1");
    assertThat(GateJudge.judge(margins, List.of(), 1).metrics()).containsEntry("auc", 1.0);
    assertThat(GateJudge.judge(builder.scores(1, 0, 0).build(), List.of(), 1).absent()).isEmpty();
  }

  @Test
  void classesThatTheLabelsDoNotHave() {
    String[] labels = {"1", "0"};
    refused(
        Sets.binary(labels, new String[] {"True", "False"}),
        Metric.RECALL,
        "UnknownClass",
        "predictions have the class \"False\", \"True\", the labels only \"0\", \"1\"");
    refused(
        Sets.binary(new String[] {"no", "yes"}, labels),
        Metric.ACCURACY,
        "UnknownClass",
        "besides the positive label \"1\" the labels have 2 classes, where a binary task has one:"
            + " \"no\", \"yes\"");
    refused(
        Sets.binary(new String[] {"1", "1"}, new String[] {"a", "b"}),
        Metric.ACCURACY,
        "UnknownClass",
        "predictions have the class \"a\", \"b\", the labels only \"1\"");
    EvaluationSet sole = Sets.binary(Sets.column(100, "1"), Sets.column(60, "1", 40, "0"));
    assertThat(judge(sole, overall(Metric.RECALL, ANY)).value()).isEqualTo(0.6);
  }

  @Test
  void emptyCells() {
    EvaluationSet labels =
        new Sets.Builder(new @Nullable String[] {"1", null}, new String[] {"1", "0"})
            .scores(1, 0)
            .build();
    refused(labels, Metric.RECALL, "LabelsMissing", "row 1 has no label");
    refused(labels, Metric.AUC, "LabelsMissing", "row 1 has no label");
    EvaluationSet predictions =
        new Sets.Builder(new String[] {"1", "0"}, new @Nullable String[] {null, "0"})
            .scores(1, 0)
            .build();
    refused(predictions, Metric.RECALL, "PredictionsMissing", "row 0 has no prediction");
    assertThat(GateJudge.judge(predictions, List.of(), 1).metrics()).containsEntry("auc", 1.0);
  }

  @Test
  void numbers() {
    refused(numbers(new double[] {1, 2}, 1, Double.NaN), "PredictionsNotFinite", "prediction NaN");
    refused(numbers(new double[] {Double.NaN, 2}, 1, 2), "LabelsNotFinite", "label NaN");
    EvaluationSet zero = numbers(new double[] {0, 2}, 1, 2);
    refused(zero, Metric.MAPE, "ZeroLabels", "a share of the label is undefined where it is 0");
    EvaluationSet constant = numbers(new double[] {5, 5}, 5, 6);
    refused(constant, Metric.R2, "ConstantLabels", "all rows have the same label");
  }

  private static void refused(EvaluationSet set, String reason, String message) {
    GateResult result = judge(set, overall(Metric.MAE, ANY));
    assertThat(result.reason()).isEqualTo(reason);
    assertThat(result.message()).endsWith(message);
  }

  private static EvaluationSet numbers(double[] labels, double... predictions) {
    return new EvaluationSet(
        Task.REGRESSION,
        null,
        Outcomes.of(labels),
        new Predictions(Outcomes.of(predictions), Map.of()),
        Map.of(),
        Sets.none(labels.length),
        null);
  }

  @Test
  void errorsOfTheCallerAreThrown() {
    String[] two = {"1", "0"};
    assertThatThrownBy(() -> Sets.binary(two, new String[] {"1"}))
        .hasMessage("1 predictions for 2 labels");
    assertThatThrownBy(() -> new Sets.Builder(two, two).scores(1).build())
        .hasMessage("1 scores of class 1 for 2 predictions");
    assertThatThrownBy(() -> new Sets.Builder(two, two).slice("s", "a").build())
        .hasMessage("1 values of slice s for 2 labels");
    assertThatThrownBy(() -> new Sets.Builder(two, two).trainedOn(true).build())
        .hasMessage("1 marks of training rows for 2 labels");
    assertThatThrownBy(() -> new Sets.Builder(two, two).champion(two, true).build())
        .hasMessage("1 marks of the champion's training rows for 2 labels");
    assertThatThrownBy(
            () -> new Sets.Builder(two, two).champion(new String[] {"1"}, true, true).build())
        .hasMessage("1 predictions of the champion for 2 labels");
  }
}
