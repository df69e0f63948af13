package dev.cairn.analytics.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.analytics.metric.Columns;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs and values that src/test/oracle/oracle.py wrote. */
public final class Oracle {
  private static final JsonNode EXPECTED = expected();

  private Oracle() {}

  /** A CSV file by column. */
  public record Table(Map<String, String[]> columns) {
    public String[] text(String name) {
      String[] column = columns.get(name);
      if (column == null) {
        throw new IllegalArgumentException("no column " + name);
      }
      return column;
    }

    public double[] numbers(String name) {
      return Arrays.stream(text(name)).mapToDouble(Double::parseDouble).toArray();
    }

    public byte[] weights() {
      String[] text = text("weight");
      byte[] weights = new byte[text.length];
      for (int row = 0; row < weights.length; row++) {
        weights[row] = Byte.parseByte(text[row]);
      }
      return weights;
    }
  }

  /** The binary table's columns: the model's. */
  public static Columns binary() {
    return binary("prediction", "score");
  }

  /** The binary table's columns: the champion's. */
  public static Columns champion() {
    return binary("championPrediction", "championScore");
  }

  private static Columns binary(String prediction, String score) {
    Table table = table("binary");
    return Columns.read(
        Task.BINARY_CLASSIFICATION,
        "1",
        Outcomes.of(table.text("label")),
        new Predictions(Outcomes.of(table.text(prediction)), Map.of("1", table.numbers(score))));
  }

  /** The table with four classes. */
  public static Columns multiclass() {
    Table table = table("multiclass");
    Map<String, double[]> scores = new LinkedHashMap<>();
    for (String name : List.of("ant", "bee", "cat", "dog")) {
      scores.put(name, table.numbers("score." + name));
    }
    return Columns.read(
        Task.MULTICLASS_CLASSIFICATION,
        null,
        Outcomes.of(table.text("label")),
        new Predictions(Outcomes.of(table.text("prediction")), scores));
  }

  /** The table of numbers. */
  public static Columns regression() {
    Table table = table("regression");
    return Columns.read(
        Task.REGRESSION,
        null,
        Outcomes.of(table.numbers("label")),
        new Predictions(Outcomes.of(table.numbers("prediction")), Map.of()));
  }

  /** Values by JSON pointer. */
  public static JsonNode expected(String pointer) {
    JsonNode node = EXPECTED.at(pointer);
    if (node.isMissingNode()) {
      throw new IllegalArgumentException("the oracle has no " + pointer);
    }
    return node;
  }

  /** A table by its file's name. */
  public static Table table(String name) {
    List<String> lines = read(name + ".csv").lines().toList();
    String[] header = lines.getFirst().split(",", -1);
    Map<String, String[]> columns = new LinkedHashMap<>();
    for (int column = 0; column < header.length; column++) {
      int index = column;
      columns.put(
          header[column],
          lines.stream().skip(1).map(line -> line.split(",", -1)[index]).toArray(String[]::new));
    }
    return new Table(columns);
  }

  private static JsonNode expected() {
    try {
      return new ObjectMapper().readTree(read("expected.json"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String read(String file) {
    try (InputStream stream = Oracle.class.getResourceAsStream("/oracle/" + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
