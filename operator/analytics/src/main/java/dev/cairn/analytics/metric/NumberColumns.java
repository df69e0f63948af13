package dev.cairn.analytics.metric;

import org.jspecify.annotations.Nullable;

/** Columns of a regression. */
public final class NumberColumns implements Columns {
  private final double[] truth;
  private final double[] predicted;
  private final Problems problems;

  private NumberColumns(double[] truth, double[] predicted, Problems problems) {
    this.truth = truth;
    this.predicted = predicted;
    this.problems = problems;
  }

  static NumberColumns read(Outcomes labels, Predictions predictions) {
    double[] truth = numbers(labels);
    double[] predicted = numbers(predictions.values());
    Absence problem = Scores.notFinite(truth, "LabelsNotFinite", "label");
    if (problem == null) {
      problem = Scores.notFinite(predicted, "PredictionsNotFinite", "prediction");
    }
    return new NumberColumns(truth, predicted, new Problems(problem, problem, problem));
  }

  private static double[] numbers(Outcomes outcomes) {
    return switch (outcomes) {
      case Outcomes.Numbers numbers -> numbers.values();
      case Outcomes.Classes classes ->
          throw new IllegalArgumentException("a regression needs numbers, not classes");
    };
  }

  @Override
  public int rows() {
    return truth.length;
  }

  @Override
  public @Nullable Absence problem(Need need) {
    return problems.of(need);
  }

  double truth(int row) {
    return truth[row];
  }

  /** Prediction minus label. */
  double error(int row) {
    return predicted[row] - truth[row];
  }
}
