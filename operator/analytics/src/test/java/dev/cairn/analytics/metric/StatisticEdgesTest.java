package dev.cairn.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small tables whose values are found by hand. */
class StatisticEdgesTest {
  private static final String[] LABELS = {"a", "a", "b", "c"};

  private static Columns classes(String[] said, Map<String, double[]> scores) {
    return Columns.read(
        Task.MULTICLASS_CLASSIFICATION,
        null,
        Outcomes.of(LABELS),
        new Predictions(Outcomes.of(said), scores));
  }

  private static double value(Metric metric, Columns columns) {
    return Statistics.of(metric, columns, Grouping.whole(columns.rows())).values(columns.rows())[0];
  }

  private static Columns binary(String labels, String said, double... scores) {
    return Columns.read(
        Task.BINARY_CLASSIFICATION,
        "1",
        Outcomes.of(labels.split("")),
        new Predictions(Outcomes.of(said.split("")), Map.of("1", scores)));
  }

  private static Columns numbers(double[] labels, double... said) {
    return Columns.read(
        Task.REGRESSION, null, Outcomes.of(labels), new Predictions(Outcomes.of(said), Map.of()));
  }

  @Test
  void aClassThatOnlyAScoreHasIsWrongAndNotAveraged() {
    double[] quarter = {0.25, 0.25, 0.25, 0.25};
    Map<String, double[]> scores = Map.of("a", quarter, "b", quarter, "c", quarter, "z", quarter);
    Columns columns = classes(new String[] {"a", "z", "b", "c"}, scores);

    assertThat(columns.problem(Need.PROBABILITIES)).isNull();
    assertThat(value(Metric.ACCURACY, columns)).isEqualTo(0.75);
    assertThat(value(Metric.RECALL, columns)).isCloseTo(2.5 / 3, within(1e-12));
    assertThat(value(Metric.PRECISION, columns)).isEqualTo(1);
    assertThat(value(Metric.BRIER, columns)).isCloseTo(0.75, within(1e-12));
    assertThat(value(Metric.LOG_LOSS, columns)).isCloseTo(Math.log(4), within(1e-12));
    assertThat(value(Metric.AUC, columns)).isEqualTo(0.5);
    assertThat(SampleCounts.of(Metric.RECALL, columns, Grouping.whole(4))).containsExactly(1);
    assertThat(SampleCounts.of(Metric.BRIER, columns, Grouping.whole(4))).containsExactly(4);
  }

  @Test
  void aClassThatIsNeverPredictedHasPrecisionNought() {
    Columns columns = classes(new String[] {"a", "a", "b", "b"}, Map.of());

    assertThat(value(Metric.PRECISION, columns)).isEqualTo(0.5);
    assertThat(SampleCounts.of(Metric.PRECISION, columns, Grouping.whole(4))).containsExactly(0);
    assertThat(value(Metric.F1, columns)).isCloseTo((1 + 2 / 3.0) / 3, within(1e-12));
  }

  @Test
  void classesThatASliceLacksAreNotAveragedThere() {
    Columns columns = classes(new String[] {"a", "b", "b", "a"}, Map.of());
    Grouping halves = Grouping.by(new String[] {"x", "x", "y", "y"});

    assertThat(Statistics.of(Metric.RECALL, columns, halves).values(4)).containsExactly(0.5, 0.5);
    assertThat(SampleCounts.of(Metric.RECALL, columns, halves)).containsExactly(2, 1);
    assertThat(Statistics.of(Metric.ACCURACY, columns, halves).values(4)).containsExactly(0.5, 0.5);
  }

  @Test
  void problemsOfSeveralClasses() {
    double[] ones = {1, 1, 1, 1};
    double[] none = new double[4];
    Columns unknown = classes(new String[] {"a", "a", "b", "x"}, Map.of());
    assertThat(unknown.problem(Need.PREDICTIONS))
        .hasToString(
            "Absence[reason=UnknownClass, message=predictions have the class \"x\", labels and scores only"
                + " \"a\", \"b\", \"c\"]");
    Columns unsummed = classes(LABELS, Map.of("a", ones, "b", ones, "c", none));
    assertThat(unsummed.problem(Need.SCORES)).isNull();
    assertThat(unsummed.problem(Need.PROBABILITIES))
        .hasToString(
            "Absence[reason=ScoresNotProbabilities, message=the scores of row 0 sum to 2.0, not 1]");
    double[] nan = {1, 1, 1, Double.NaN};
    Columns notFinite = classes(LABELS, Map.of("a", nan, "b", none, "c", none));
    assertThat(notFinite.problem(Need.SCORES))
        .hasToString("Absence[reason=ScoresNotFinite, message=row 3 has the score of \"a\" NaN]");
    double[] outside = {2, 1, 1, 1};
    double[] less = {-1, 0, 0, 0};
    Columns beyond = classes(LABELS, Map.of("a", outside, "b", less, "c", none));
    assertThat(beyond.problem(Need.SCORES)).isNull();
    assertThat(beyond.problem(Need.PROBABILITIES))
        .extracting(Absence::reason)
        .isEqualTo("ScoresNotProbabilities");
    double[] rounded = {0.991, 1, 1, 0.6};
    double[] rest = {0, 0, 0, 0.409};
    assertThat(
            classes(LABELS, Map.of("a", rounded, "b", rest, "c", none)).problem(Need.PROBABILITIES))
        .isNull();
  }

  @Test
  void longListsOfClassesAreCut() {
    Columns columns =
        Columns.read(
            Task.BINARY_CLASSIFICATION,
            "1",
            Outcomes.of("abcdefg".split("")),
            new Predictions(Outcomes.of("1111111".split("")), Map.of()));

    assertThat(columns.problem(Need.PREDICTIONS))
        .extracting(Absence::message)
        .asString()
        .endsWith(
            "7 classes, where a binary task has one: \"a\", \"b\", \"c\", \"d\", \"e\" and 2 more");
    String name = "n".repeat(41);
    Columns wide =
        Columns.read(
            Task.BINARY_CLASSIFICATION,
            "1",
            Outcomes.of(new String[] {name, "x".repeat(40)}),
            new Predictions(Outcomes.of("11".split("")), Map.of()));
    assertThat(wide.problem(Need.PREDICTIONS))
        .extracting(Absence::message)
        .asString()
        .endsWith(": \"" + "n".repeat(20) + "…\", \"" + "x".repeat(40) + "\"");
  }

  @Test
  void ties() {
    Columns columns = binary("1010", "1100", 0.5, 0.5, 0.5, 0.1);

    assertThat(value(Metric.AUC, columns)).isEqualTo(0.75);
    assertThat(value(Metric.AVERAGE_PRECISION, columns)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(value(Metric.AUC, binary("10", "10", -0.0, 0.0))).isEqualTo(0.5);
  }

  @Test
  void certaintyThatIsWrongIsBounded() {
    assertThat(value(Metric.LOG_LOSS, binary("1", "0", 0)))
        .isCloseTo(-Math.log(Math.ulp(1.0)), within(1e-9));
  }

  @Test
  void calibrationIsCorrectedAndNeverNegative() {
    // One bin of ten rows each, all of one probability: |0.6 - 0.5| less sqrt(2 * 0.25 / (10 pi)).
    double[] half = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    assertThat(value(Metric.ECE, binary("1111110000", "1111110000", half))).isZero();
    assertThat(value(Metric.ECE, binary("1111111110", "1111110000", half)))
        .isCloseTo(0.4 - Math.sqrt(0.05 / Math.PI), within(1e-12));
    Grouping some = Grouping.by("xxxxxxxxyy".split("")).only(new int[] {0});
    double[] values =
        Statistics.of(Metric.ECE, binary("1111111111", "1111110000", half), some).values(10);
    assertThat(values[0]).isCloseTo(0.5 - Math.sqrt(0.0625 / Math.PI), within(1e-12));
  }

  @Test
  void aConstantLabelHasNoVarianceToExplain() {
    double[] same = {0.1, 0.1, 0.1};
    assertThat(value(Metric.R2, numbers(same, 0.1, 0.2, 0.3))).isNaN();
    assertThat(value(Metric.R2, numbers(new double[] {1, 3}, 1, 3))).isEqualTo(1);
    assertThat(value(Metric.MAPE, numbers(new double[] {-2, 4}, -1, 4))).isEqualTo(0.25);
    Grouping halves = Grouping.by(new String[] {"x", "x", "y", "y"});
    Columns columns = numbers(new double[] {1, 3, 5, 5}, 1, 3, 4, 4);
    assertThat(Statistics.of(Metric.R2, columns, halves).values(4)).containsExactly(1, Double.NaN);
    assertThat(Statistics.of(Metric.RMSE, columns, halves).values(4)).containsExactly(0, 1);
    assertThat(SampleCounts.of(Metric.R2, columns, halves)).containsExactly(2, 2);
  }

  @Test
  void misuseIsRefused() {
    Columns binary = binary("10", "10", 1, 0);
    Grouping whole = Grouping.whole(2);
    assertThatThrownBy(() -> Statistics.of(Metric.RMSE, binary, whole))
        .hasMessage("rmse is not for this task");
    Columns numbers = numbers(new double[] {1}, 1);
    assertThatThrownBy(() -> Statistics.of(Metric.F1, numbers, Grouping.whole(1)))
        .hasMessage("f1 is not for this task");
    Columns classes = classes(LABELS, Map.of());
    assertThatThrownBy(
            () -> Statistics.of(Metric.EQUALIZED_ODDS_DIFFERENCE, classes, Grouping.whole(4)))
        .hasMessage("equalizedOddsDifference is not for this task");
    GroupStatistic accuracy = Statistics.of(Metric.ACCURACY, binary, whole);
    GroupStatistic sliced =
        Statistics.of(Metric.ACCURACY, binary, Grouping.by(new String[] {"x", "y"}));
    assertThatThrownBy(() -> accuracy.minus(sliced)).hasMessage("statistics of different groups");
    Predictions one = new Predictions(Outcomes.of(new String[] {"1"}), Map.of());
    Outcomes two = Outcomes.of(new String[] {"1", "0"});
    assertThatThrownBy(() -> Columns.read(Task.BINARY_CLASSIFICATION, "1", two, one))
        .hasMessage("1 predictions for 2 labels");
    Outcomes text = Outcomes.of(new String[] {"1"});
    assertThatThrownBy(() -> Columns.read(Task.BINARY_CLASSIFICATION, null, text, one))
        .hasMessage("a binary task needs the positive label");
    assertThatThrownBy(() -> Columns.read(Task.REGRESSION, null, text, one))
        .hasMessage("a regression needs numbers, not classes");
    Outcomes number = Outcomes.of(new double[] {1});
    assertThatThrownBy(() -> Columns.read(Task.BINARY_CLASSIFICATION, "1", number, one))
        .hasMessage("a classification needs classes, not numbers");
  }

  @Test
  void words() {
    assertThat(Metric.of("averagePrecision")).contains(Metric.AVERAGE_PRECISION);
    assertThat(Metric.of("gini")).isEmpty();
    assertThat(Task.REGRESSION.word()).isEqualTo("Regression");
    assertThat(Metric.RECALL.defaultMinSamples()).isEqualTo(100);
    assertThat(Metric.ECE.defaultMinSamples()).isEqualTo(1000);
    assertThat(Metric.DEMOGRAPHIC_PARITY_RATIO.defaultMinSamples()).isEqualTo(500);
    assertThat(Metric.recorded(Task.REGRESSION))
        .containsExactly(Metric.RMSE, Metric.MAE, Metric.R2, Metric.MAPE);
    assertThat(Metric.recorded(Task.BINARY_CLASSIFICATION)).hasSize(9);
  }
}
