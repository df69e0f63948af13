package dev.cairn.analytics.interval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.analytics.metric.BinaryColumns;
import dev.cairn.analytics.metric.Columns;
import dev.cairn.analytics.metric.GroupStatistic;
import dev.cairn.analytics.metric.Grouping;
import dev.cairn.analytics.metric.Outcomes;
import dev.cairn.analytics.metric.Predictions;
import dev.cairn.analytics.metric.Task;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where formulas end, and what resamples are. */
class IntervalEdgesTest {

  private static BinaryColumns binary(String labels, double... scores) {
    String[] classes = labels.split("");
    return (BinaryColumns)
        Columns.read(
            Task.BINARY_CLASSIFICATION,
            "1",
            Outcomes.of(classes),
            new Predictions(Outcomes.of(classes), Map.of("1", scores)));
  }

  @Test
  void wilsonKeepsToItsRangeAndNeedsSamples() {
    Wilson wilson = new Wilson(new double[] {0, 1, 0.5}, new long[] {10, 10, 0});

    assertThat(requireNonNull(wilson.of(0, 0.025)).low()).isZero();
    assertThat(requireNonNull(wilson.of(1, 0.025)).high()).isEqualTo(1);
    assertThat(wilson.of(2, 0.025)).isNull();
    assertThat(new Wilson(new double[] {0.2}, new long[] {16}).standardError(0)).isEqualTo(0.1);
  }

  @Test
  void aPerfectAreaFallsBackToTheSmallerClass() {
    Grouping whole = Grouping.whole(5);
    Interval perfect =
        requireNonNull(DeLong.of(binary("11000", 5, 4, 3, 2, 1), whole).of(0, 0.025));
    Interval reversed =
        requireNonNull(DeLong.of(binary("00111", 5, 4, 3, 2, 1), whole).of(0, 0.025));

    assertThat(perfect).isEqualTo(Wilson.interval(1, 2, 0.025));
    assertThat(reversed).isEqualTo(Wilson.interval(0, 2, 0.025));
  }

  @Test
  void aClassOfOneRowHasNoVariance() {
    Intervals intervals = DeLong.of(binary("1000", 3, 4, 2, 1), Grouping.whole(4));
    assertThat(intervals.of(0, 0.025)).isNull();
    assertThat(intervals.standardError(0)).isNaN();
    BinaryColumns one = binary("1000", 3, 4, 2, 1);
    assertThat(DeLong.paired(one, one, Grouping.whole(4)).of(0, 0.025)).isNull();
    BinaryColumns two = binary("1100", 3, 4, 2, 1);
    assertThat(DeLong.paired(two, two, Grouping.whole(4)).of(0, 0.025))
        .isEqualTo(new Interval(0, 0));
  }

  @Test
  void intervalsMoveAndGrow() {
    assertThat(new Interval(1, 2).plus(3)).isEqualTo(new Interval(4, 5));
    assertThat(new Interval(1, 2).including(0)).isEqualTo(new Interval(0, 2));
    assertThat(new Interval(1, 2).including(3)).isEqualTo(new Interval(1, 3));
  }

  @Test
  void replicatesWithoutANumberDoNotCount() {
    double[] enough = IntStream.range(0, 150).mapToDouble(i -> i < 50 ? Double.NaN : i).toArray();
    double[] few = IntStream.range(0, 150).mapToDouble(i -> i < 51 ? Double.NaN : i).toArray();
    Percentiles percentiles =
        new Percentiles(List.of(Percentiles.defined(enough), Percentiles.defined(few)));

    assertThat(percentiles.of(0, 0.25)).isEqualTo(new Interval(74.75, 124.25));
    assertThat(percentiles.standardError(0)).isCloseTo(29.01149, within(1e-5));
    assertThat(percentiles.of(1, 0.25)).isNull();
    assertThat(percentiles.standardError(1)).isNaN();
    assertThat(new Percentiles(List.of(new double[101])).of(0, 0)).isEqualTo(new Interval(0, 0));
  }

  /** What a resample is made of: its sum, and the weights of some rows. */
  private record Weights(int rows) implements GroupStatistic {
    @Override
    public int size() {
      return rows + 1;
    }

    @Override
    public void measure(byte[] weights, double[] values) {
      values[rows] = 0;
      for (int row = 0; row < rows; row++) {
        values[row] = weights[row];
        values[rows] += weights[row];
      }
    }
  }

  @Test
  void aResampleDrawsAsManyRowsAsThereAreEachAlike() {
    for (int rows : new int[] {1, 7, 8}) {
      Intervals drawn = new Bootstrap(rows, 3, 4001).measure(List.of(new Weights(rows))).getFirst();

      assertThat(drawn.of(rows, 0)).isEqualTo(new Interval(rows, rows));
      double spread = Math.sqrt(1 - 1.0 / rows);
      for (int row = 0; row < rows; row++) {
        assertThat(drawn.standardError(row)).isCloseTo(spread, within(0.06));
      }
    }
  }

  @Test
  void theResultDoesNotDependOnThreads() throws Exception {
    GroupStatistic statistic = new Weights(31);
    Interval alone;
    try (ForkJoinPool pool = new ForkJoinPool(1)) {
      alone = pool.submit(() -> ends(statistic)).get();
    }
    Interval many;
    try (ForkJoinPool pool = new ForkJoinPool(7)) {
      many = pool.submit(() -> ends(statistic)).get();
    }
    assertThat(many).isEqualTo(alone);
  }

  private static Interval ends(GroupStatistic statistic) {
    return requireNonNull(
        new Bootstrap(31, 9, 501).measure(List.of(statistic)).getFirst().of(4, 0.01));
  }

  @Test
  void withoutStatisticsNothingIsDrawn() {
    assertThat(new Bootstrap(10, 1, 2000).measure(List.of())).isEmpty();
  }
}
