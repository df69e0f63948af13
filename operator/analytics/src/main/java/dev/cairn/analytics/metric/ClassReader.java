package dev.cairn.analytics.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a task with several classes. */
final class ClassReader {
  /** Written probabilities are rounded; scores of a row may miss 1 by this much. */
  private static final double SUM_TOLERANCE = 0.01;

  private ClassReader() {}

  static ClassColumns read(Outcomes labels, Predictions predictions) {
    @Nullable String[] truth = Texts.of(labels);
    @Nullable String[] said = Texts.of(predictions.values());
    Set<String> present = Texts.distinct(truth);
    List<String> classes = new ArrayList<>(present);
    Set<String> others = new TreeSet<>(predictions.scores().keySet());
    others.removeAll(present);
    classes.addAll(others);
    Problems problems = problems(truth, said, classes, predictions);
    List<double[]> scores =
        problems.scores() != null
            ? List.of()
            : classes.stream().map(name -> predictions.scores().get(name)).toList();
    return new ClassColumns(
        new ClassColumns.Codes(code(truth, classes), code(said, classes), present.size()),
        scores,
        problems);
  }

  private static int[] code(@Nullable String[] column, List<String> classes) {
    Map<@Nullable String, Integer> codes = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      codes.put(classes.get(i), i);
    }
    int[] coded = new int[column.length];
    for (int row = 0; row < coded.length; row++) {
      coded[row] = codes.getOrDefault(column[row], classes.size());
    }
    return coded;
  }

  private static Problems problems(
      @Nullable String[] truth,
      @Nullable String[] said,
      List<String> classes,
      Predictions predictions) {
    Absence labels = Texts.absent(truth, "LabelsMissing", "label");
    if (labels != null) {
      return Problems.everywhere(labels);
    }
    Absence values = Texts.absent(said, "PredictionsMissing", "prediction");
    if (values == null) {
      values = unknown(said, classes);
    }
    Absence scores = scores(classes, predictions);
    Absence probabilities = values != null ? values : scores;
    return new Problems(
        values,
        scores,
        probabilities != null ? probabilities : probabilities(predictions.scores()));
  }

  private static @Nullable Absence unknown(@Nullable String[] said, List<String> classes) {
    Set<String> unknown = Texts.distinct(said);
    classes.forEach(unknown::remove);
    return unknown.isEmpty()
        ? null
        : new Absence(
            "UnknownClass",
            "predictions have the class %s, labels and scores only %s"
                .formatted(Texts.shown(unknown), Texts.shown(new TreeSet<>(classes))));
  }

  private static @Nullable Absence scores(List<String> classes, Predictions predictions) {
    if (predictions.scores().isEmpty()) {
      return new Absence("ScoresMissing", "the predictions have no scores");
    }
    for (String name : classes) {
      double[] column = predictions.scores().get(name);
      if (column == null) {
        return new Absence(
            "ScoresMissing", "the predictions have no score of class \"%s\"".formatted(name));
      }
      Absence notFinite =
          Scores.notFinite(column, "ScoresNotFinite", "score of \"%s\"".formatted(name));
      if (notFinite != null) {
        return notFinite;
      }
    }
    return null;
  }

  private static @Nullable Absence probabilities(Map<String, double[]> scores) {
    for (double[] column : scores.values()) {
      Absence outside = Scores.notProbabilities(column);
      if (outside != null) {
        return outside;
      }
    }
    int rows = scores.values().iterator().next().length;
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (double[] column : scores.values()) {
        sum += column[row];
      }
      if (Math.abs(sum - 1) > SUM_TOLERANCE) {
        return new Absence(
            "ScoresNotProbabilities", "the scores of row %d sum to %s, not 1".formatted(row, sum));
      }
    }
    return null;
  }
}
