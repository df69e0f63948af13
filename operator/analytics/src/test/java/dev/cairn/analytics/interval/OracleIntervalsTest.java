package dev.cairn.analytics.interval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.analytics.metric.BinaryColumns;
import dev.cairn.analytics.metric.Columns;
import dev.cairn.analytics.metric.GroupStatistic;
import dev.cairn.analytics.metric.Grouping;
import dev.cairn.analytics.metric.Metric;
import dev.cairn.analytics.metric.Statistics;
import dev.cairn.analytics.testing.Oracle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals against statsmodels, DeLong by its definition, NumPy and an independent bootstrap. */
class OracleIntervalsTest {
  private static final double TOLERANCE = 1e-9;

  private final BinaryColumns own = (BinaryColumns) Oracle.binary();
  private final BinaryColumns champion = (BinaryColumns) Oracle.champion();
  private final Grouping whole = Grouping.whole(own.rows());
  private final Grouping contract = Grouping.by(Oracle.table("binary").text("contract"));

  private static void same(Intervals intervals, int group, double tail, JsonNode expected) {
    ends(requireNonNull(intervals.of(group, tail)), expected, TOLERANCE);
    assertThat(intervals.standardError(group))
        .isCloseTo(expected.get("se").asDouble(), within(TOLERANCE));
  }

  private static void ends(Interval interval, JsonNode expected, double tolerance) {
    assertThat(interval.low()).isCloseTo(expected.get("low").asDouble(), within(tolerance));
    assertThat(interval.high()).isCloseTo(expected.get("high").asDouble(), within(tolerance));
  }

  @Test
  void wilson() {
    for (JsonNode expected : Oracle.expected("/wilson")) {
      long samples = expected.get("n").asLong();
      double share = expected.get("hits").asDouble() / samples;
      Wilson wilson = new Wilson(new double[] {share}, new long[] {samples});
      ends(requireNonNull(wilson.of(0, expected.get("tail").asDouble())), expected, TOLERANCE);
    }
  }

  @Test
  void deLong() {
    same(DeLong.of(own, whole), 0, 0.025, Oracle.expected("/delong/overall"));
    for (int group = 0; group < contract.groups(); group++) {
      JsonNode expected = Oracle.expected("/delong/contract/" + contract.name(group));
      same(DeLong.of(own, contract), group, 0.005, expected);
    }
  }

  @Test
  void pairedDeLong() {
    same(DeLong.paired(own, champion, whole), 0, 0.025, Oracle.expected("/delong/paired"));
    for (int group = 0; group < contract.groups(); group++) {
      JsonNode expected = Oracle.expected("/delong/pairedContract/" + contract.name(group));
      same(DeLong.paired(own, champion, contract), group, 0.025, expected);
    }
  }

  @Test
  void percentiles() {
    double[] labels = Percentiles.defined(Oracle.table("regression").numbers("label"));
    for (JsonNode expected : Oracle.expected("/quantiles")) {
      double tail = expected.get("tail").asDouble();
      ends(requireNonNull(new Percentiles(List.of(labels)).of(0, tail)), expected, 1e-8);
    }
  }

  @Test
  void bootstrap() {
    bootstrap(statistic(Metric.F1, own), "f1");
    bootstrap(statistic(Metric.F1, own).minus(statistic(Metric.F1, champion)), "f1Difference");
    bootstrap(statistic(Metric.BRIER, own), "brier");
    bootstrap(statistic(Metric.RMSE, Oracle.regression()), "rmse");
  }

  private static GroupStatistic statistic(Metric metric, Columns columns) {
    return Statistics.of(metric, columns, Grouping.whole(columns.rows()));
  }

  /** Two bootstraps of 2 000 and 20 000 agree within their own noise: ends by 0.15 errors. */
  private static void bootstrap(GroupStatistic statistic, String name) {
    JsonNode expected = Oracle.expected("/bootstrap/" + name);
    int rows = Oracle.table(name.equals("rmse") ? "regression" : "binary").weights().length;
    Intervals intervals =
        new Bootstrap(rows, 42, Bootstrap.RESAMPLES).measure(List.of(statistic)).getFirst();
    double error = expected.get("se").asDouble();
    ends(requireNonNull(intervals.of(0, 0.025)), expected, 0.15 * error);
    assertThat(intervals.standardError(0)).isCloseTo(error, within(0.05 * error));
  }
}
