package dev.cairn.worker.score;

import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.worker.step.Shown;
import dev.cairn.worker.tabular.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * predictions.csv: a header {@code row,prediction} with {@code score} for a binary task or {@code
 * score.<class>} for several classes, and each row of the evaluation set exactly once. What is
 * wrong is said of the row's number, since lines may come in any order.
 */
final class PredictionFile {
  private static final String ROW = "row";
  private static final String PREDICTION = "prediction";
  private static final String SCORE = "score";

  private final int rows;
  private final boolean numeric;
  private final @Nullable String positive;

  /**
   * What is expected.
   *
   * @param rows of the evaluation set
   * @param numeric whether predictions are numbers
   * @param positive class that a column named score is about, as {@link ClassName} writes it; null
   *     when the task is not binary
   */
  PredictionFile(int rows, boolean numeric, @Nullable String positive) {
    this.rows = rows;
    this.numeric = numeric;
    this.positive = positive;
  }

  /**
   * Reads a file.
   *
   * @param scratch for temporary files
   * @throws UnfitPredictionsException when it is not what was expected, in words for a person
   */
  Predictions read(Path scratch, Path file) throws UnfitPredictionsException, IOException {
    TextTable table;
    try {
      table = TextTable.read(scratch, file, rows);
    } catch (TextTable.UnreadableException e) {
      throw new UnfitPredictionsException(
          "cannot be read as CSV: " + Shown.plain(String.valueOf(e.getMessage())), e);
    }
    return predictions(table.lines(), Header.of(table.header()));
  }

  /**
   * Where things stand in a line.
   *
   * @param row place of the row's number
   * @param prediction place of the prediction
   * @param scores places of the other columns, by their names
   */
  private record Header(int row, int prediction, Map<String, Integer> scores) {
    static Header of(List<String> names) throws UnfitPredictionsException {
      int row = names.indexOf(ROW);
      int prediction = names.indexOf(PREDICTION);
      if (row < 0 || prediction < 0 || new HashSet<>(names).size() != names.size()) {
        throw new UnfitPredictionsException(
            "begins with %s: the header must be row,prediction and scores"
                .formatted(Shown.name(String.join(",", names))));
      }
      Map<String, Integer> scores = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equals(SCORE) || names.get(i).startsWith(SCORE + ".")) {
          scores.put(names.get(i), i);
        }
      }
      return new Header(row, prediction, scores);
    }
  }

  private Predictions predictions(List<String[]> lines, Header header)
      throws UnfitPredictionsException {
    @Nullable String[] classes = new String[numeric ? 0 : rows];
    double[] numbers = new double[numeric ? rows : 0];
    int[] places = places(lines, header.row());
    for (int i = 0; i < places.length; i++) {
      String said = lines.get(i)[header.prediction()];
      if (said.isEmpty()) {
        throw new UnfitPredictionsException("has no prediction of row " + places[i]);
      }
      if (numeric) {
        numbers[places[i]] = number(PREDICTION, said, places[i]);
      } else {
        classes[places[i]] = ClassName.of(said);
      }
    }
    return new Predictions(
        numeric ? Outcomes.of(numbers) : Outcomes.of(classes), scores(lines, header, places));
  }

  private Map<String, double[]> scores(List<String[]> lines, Header header, int[] places)
      throws UnfitPredictionsException {
    Map<String, double[]> scores = new HashMap<>();
    for (Map.Entry<String, Integer> column : header.scores().entrySet()) {
      String name = column.getKey();
      String ofClass =
          name.equals(SCORE) ? positive : ClassName.of(name.substring(SCORE.length() + 1));
      if (numeric || ofClass == null) {
        continue; // a number has no score, and "score" alone says nothing of several classes
      }
      double[] values = new double[rows];
      for (int i = 0; i < places.length; i++) {
        values[places[i]] = number(name, lines.get(i)[column.getValue()], places[i]);
      }
      if (scores.put(ofClass, values) != null) {
        throw new UnfitPredictionsException(
            "has two columns with the score of class " + Shown.name(ofClass));
      }
    }
    return scores;
  }

  /** The row that each line is about. */
  private int[] places(List<String[]> lines, int column) throws UnfitPredictionsException {
    int[] places = new int[rows];
    BitSet seen = new BitSet(rows);
    for (int i = 0; i < lines.size(); i++) { // a line too many names a row that is not, or twice
      int row = row(lines.get(i)[column]);
      if (seen.get(row)) {
        throw new UnfitPredictionsException("names row %d twice".formatted(row));
      }
      seen.set(row);
      places[i] = row;
    }
    if (lines.size() < rows) {
      throw new UnfitPredictionsException(
          "has %d predictions for %d rows, none of row %d"
              .formatted(lines.size(), rows, seen.nextClearBit(0)));
    }
    return places;
  }

  private int row(String said) throws UnfitPredictionsException {
    int row;
    try {
      row = Integer.parseInt(said);
    } catch (NumberFormatException e) {
      throw new UnfitPredictionsException(
          "names a row %s, which is no whole number".formatted(Shown.name(said)), e);
    }
    if (row < 0 || row >= rows) {
      throw new UnfitPredictionsException(
          "names row %d, but rows are counted from 0 to %d".formatted(row, rows - 1));
    }
    return row;
  }

  /** Python writes NaN where a model went astray: no metric could take it for a number. */
  private static double number(String column, String said, int row)
      throws UnfitPredictionsException {
    try {
      double value = Double.parseDouble(said);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new UnfitPredictionsException(noNumber(column, said, row), e);
    }
    throw new UnfitPredictionsException(noNumber(column, said, row));
  }

  private static String noNumber(String column, String said, int row) {
    return "has %s as %s of row %d, which is no finite number"
        .formatted(Shown.name(said), Shown.name(column), row);
  }
}
