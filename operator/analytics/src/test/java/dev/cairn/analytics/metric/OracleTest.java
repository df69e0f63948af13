package dev.cairn.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.analytics.testing.Oracle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric against scikit-learn and fairlearn, plain, weighted (a resample) and by slice. */
class OracleTest {
  private static final Offset<Double> TOLERANCE = within(1e-9);

  private static Columns columns(String table) {
    return switch (table) {
      case "binary" -> Oracle.binary();
      case "multiclass" -> Oracle.multiclass();
      default -> Oracle.regression();
    };
  }

  static Stream<Arguments> plain() {
    return arguments("metrics");
  }

  static Stream<Arguments> weighted() {
    return arguments("weighted");
  }

  private static Stream<Arguments> arguments(String part) {
    return Stream.of("binary", "multiclass", "regression")
        .flatMap(
            table ->
                Oracle.expected("/" + table + "/" + part).properties().stream()
                    .map(
                        entry -> Arguments.of(table, entry.getKey(), entry.getValue().asDouble())));
  }

  private static GroupStatistic statistic(String table, String name) {
    String word = name.replace(".weighted", "");
    Metric metric = Metric.of(word).orElseThrow();
    Columns columns = columns(table);
    Grouping grouping =
        metric.comparesGroups()
            ? Grouping.by(Oracle.table(table).text("contract"))
            : Grouping.whole(columns.rows());
    Average average = name.equals(word) ? Average.MACRO : Average.WEIGHTED;
    return Statistics.of(metric, columns, grouping, average);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("plain")
  void value(String table, String name, double expected) {
    assertThat(statistic(table, name).values(columns(table).rows())).hasSize(1);
    assertThat(statistic(table, name).values(columns(table).rows())[0])
        .isCloseTo(expected, TOLERANCE);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("weighted")
  void valueOfAResample(String table, String name, double expected) {
    double[] value = new double[1];
    statistic(table, name).measure(Oracle.table(table).weights(), value);

    assertThat(value[0]).isCloseTo(expected, TOLERANCE);
  }

  @Test
  void valuesOfSlices() {
    Columns columns = Oracle.binary();
    Grouping grouping = Grouping.by(Oracle.table("binary").text("contract"));
    for (int group = 0; group < grouping.groups(); group++) {
      for (Map.Entry<String, JsonNode> entry :
          Oracle.expected("/binary/contract/" + grouping.name(group)).properties()) {
        Metric metric = Metric.of(entry.getKey()).orElseThrow();
        assertThat(Statistics.of(metric, columns, grouping).values(columns.rows())[group])
            .as("%s of %s", entry.getKey(), grouping.name(group))
            .isCloseTo(entry.getValue().asDouble(), TOLERANCE);
      }
    }
  }

  @Test
  void theOracleKnowsEveryMetric() {
    for (Metric metric : Metric.values()) {
      assertThat(Stream.of(Task.values()).filter(metric::suits))
          .isNotEmpty()
          .allSatisfy(
              task -> {
                String table = task.word().replace("Classification", "").toLowerCase(Locale.ROOT);
                assertThat(Oracle.expected("/" + table + "/metrics").has(metric.word()))
                    .as("%s of %s", metric, task)
                    .isTrue();
              });
    }
  }
}
