package dev.cairn.worker.publish;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.cairn.worker.step.StepJson;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of a trainer's metrics.json under names such as trainer.train.loss. What is no finite
 * number is named with the reason. At most {@link #MOST} of each are kept, in the file's order; the
 * status of a run has no room for more.
 */
final class MetricNumbers {
  /** Most metrics, and most absent ones, of which one says how many were left out. */
  static final int MOST = 200;

  private static final String PREFIX = "trainer";
  private static final int LONGEST_NAME = 128;
  private static final int DEEPEST = 8;

  private static final ObjectReader READER =
      StepJson.mapper().reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

  private final Map<String, Double> numbers = new TreeMap<>();
  private final Map<String, String> absent = new TreeMap<>();
  private int dropped;

  private MetricNumbers() {}

  static MetricNumbers none() {
    return new MetricNumbers();
  }

  /** Reads the file's bytes, of which stage made sure that they are a JSON object. */
  static MetricNumbers read(byte[] json) throws IOException {
    MetricNumbers metrics = new MetricNumbers();
    metrics.take(PREFIX, READER.readTree(json), 0);
    if (metrics.dropped > 0) {
      metrics.absent.put(
          PREFIX,
          "%d more metrics were left out: at most %d are recorded"
              .formatted(metrics.dropped, MOST));
    }
    return metrics;
  }

  Map<String, Double> numbers() {
    return numbers;
  }

  Map<String, String> absent() {
    return absent;
  }

  private void take(String name, JsonNode value, int depth) {
    if (value.isObject() && depth < DEEPEST) {
      value
          .properties()
          .forEach(field -> take(name + "." + field.getKey(), field.getValue(), depth + 1));
    } else if (name.length() > LONGEST_NAME || name.chars().anyMatch(MetricNumbers::isOdd)) {
      dropped++;
    } else if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      keep(numbers, MOST, name, value.doubleValue());
    } else {
      keep(absent, MOST - 1, name, reason(value));
    }
  }

  private <T> void keep(Map<String, T> kept, int most, String name, T value) {
    if (kept.size() < most) {
      kept.put(name, value);
    } else {
      dropped++;
    }
  }

  private static String reason(JsonNode value) {
    if (value.isNumber()) {
      return Double.isNaN(value.doubleValue()) ? "not a number (NaN)" : "infinite";
    }
    return "no number but " + value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private static boolean isOdd(int c) {
    return c < ' ' || c > '~';
  }
}
