package dev.cairn.analytics.metric;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a binary task. Besides the positive one there may be a single class, in
 * labels and predictions together: with "0" and "1" as labels a prediction "True" would silently
 * count as negative.
 */
final class BinaryReader {
  private BinaryReader() {}

  static BinaryColumns read(String positiveLabel, Outcomes labels, Predictions predictions) {
    @Nullable String[] truth = Texts.of(labels);
    @Nullable String[] said = Texts.of(predictions.values());
    double[] scores = predictions.scores().get(positiveLabel);
    Absence labelProblem = labelProblem(positiveLabel, truth);
    Problems problems =
        labelProblem != null
            ? Problems.everywhere(labelProblem)
            : new Problems(
                predictionProblem(positiveLabel, truth, said),
                scores == null ? missing(predictions) : notFinite(scores),
                scores == null ? null : Scores.notProbabilities(scores));
    return new BinaryColumns(
        equal(truth, positiveLabel), equal(said, positiveLabel), scores, problems);
  }

  private static boolean[] equal(@Nullable String[] column, String name) {
    boolean[] marks = new boolean[column.length];
    for (int row = 0; row < marks.length; row++) {
      marks[row] = name.equals(column[row]);
    }
    return marks;
  }

  private static @Nullable Absence labelProblem(String positiveLabel, @Nullable String[] truth) {
    Absence absent = Texts.absent(truth, "LabelsMissing", "label");
    if (absent != null) {
      return absent;
    }
    Set<String> others = Texts.distinct(truth);
    others.remove(positiveLabel);
    return others.size() < 2
        ? null
        : new Absence(
            "UnknownClass",
            "besides the positive label \"%s\" the labels have %d classes, where a binary task has one: %s"
                .formatted(positiveLabel, others.size(), Texts.shown(others)));
  }

  private static @Nullable Absence predictionProblem(
      String positiveLabel, @Nullable String[] truth, @Nullable String[] said) {
    Absence absent = Texts.absent(said, "PredictionsMissing", "prediction");
    if (absent != null) {
      return absent;
    }
    Set<String> known = Texts.distinct(truth);
    known.add(positiveLabel);
    Set<String> unknown = Texts.distinct(said);
    unknown.removeAll(known);
    boolean soleNegative = known.size() == 1 && unknown.size() == 1;
    return unknown.isEmpty() || soleNegative
        ? null
        : new Absence(
            "UnknownClass",
            "predictions have the class %s, the labels only %s"
                .formatted(Texts.shown(unknown), Texts.shown(known)));
  }

  private static Absence missing(Predictions predictions) {
    return new Absence(
        "ScoresMissing",
        predictions.scores().isEmpty()
            ? "the predictions have no score"
            : "the predictions have no score of the positive label");
  }

  private static @Nullable Absence notFinite(double[] scores) {
    return Scores.notFinite(scores, "ScoresNotFinite", "score");
  }
}
