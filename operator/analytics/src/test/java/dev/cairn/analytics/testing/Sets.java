package dev.cairn.analytics.testing;

import dev.cairn.analytics.gate.Champion;
import dev.cairn.analytics.gate.EvaluationSet;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluation sets built by counts. */
public final class Sets {
  private Sets() {}

  /** Marks no row. */
  public static boolean[] none(int rows) {
    return new boolean[rows];
  }

  /** Marks the first rows. */
  public static boolean[] first(int marked, int rows) {
    boolean[] marks = new boolean[rows];
    Arrays.fill(marks, 0, marked, true);
    return marks;
  }

  /** A binary set of classes without scores. */
  public static EvaluationSet binary(String[] labels, String[] predictions) {
    return new Builder(labels, predictions).build();
  }

  /** Repeats words: {@code column(3, "a", 2, "b")}. */
  public static String[] column(Object... countsAndWords) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < countsAndWords.length; i += 2) {
      for (String word :
          Collections.nCopies((Integer) countsAndWords[i], (String) countsAndWords[i + 1])) {
        text.append(word).append(',');
      }
    }
    return text.isEmpty() ? new String[0] : text.toString().split(",");
  }

  /** The word of a boolean as the binary task has it. */
  public static String word(boolean positive) {
    return positive ? "1" : "0";
  }

  /** Builds a binary set step by step. */
  public static final class Builder {
    private final @Nullable String[] labels;
    private final @Nullable String[] predictions;
    private final Map<String, double[]> scores = new LinkedHashMap<>();
    private final Map<String, String[]> slices = new LinkedHashMap<>();
    private boolean[] trainedOn;
    private @Nullable Champion champion;

    public Builder(@Nullable String[] labels, @Nullable String[] predictions) {
      this.labels = labels;
      this.predictions = predictions;
      this.trainedOn = new boolean[labels.length];
    }

    /** Classes from counts of one group: true positives, misses, false alarms, true negatives. */
    public static Builder counts(int tp, int fn, int fp, int tn) {
      return new Builder(
          column(tp + fn, "1", fp + tn, "0"), column(tp, "1", fn, "0", fp, "1", tn, "0"));
    }

    public Builder scores(double... column) {
      scores.put("1", column);
      return this;
    }

    public Builder slice(String name, String... column) {
      slices.put(name, column);
      return this;
    }

    public Builder trainedOn(boolean... marks) {
      trainedOn = marks;
      return this;
    }

    public Builder champion(Champion other) {
      champion = other;
      return this;
    }

    public Builder champion(String[] classes, boolean... seen) {
      return champion(Champion.of(new Predictions(Outcomes.of(classes), Map.of()), seen));
    }

    public EvaluationSet build() {
      return new EvaluationSet(
          Task.BINARY_CLASSIFICATION,
          "1",
          Outcomes.of(labels),
          new Predictions(Outcomes.of(predictions), scores),
          slices,
          trainedOn,
          champion);
    }
  }
}
