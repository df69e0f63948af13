package dev.cairn.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** What holds for every table. */
class StatisticPropertiesTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** A drawn table. */
  @SuppressWarnings("ArrayRecordComponent") // columns, never compared
  private record Table(String[] labels, String[] said, double[] scores, String[] slices) {
    Columns columns() {
      return columns("1", scores);
    }

    Columns columns(String positive, double[] changed) {
      return Columns.read(
          Task.BINARY_CLASSIFICATION,
          positive,
          Outcomes.of(labels),
          new Predictions(Outcomes.of(said), Map.of(positive, changed)));
    }
  }

  private static Table drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 20 + random.nextInt(60);
    Table table = new Table(new String[rows], new String[rows], new double[rows], new String[rows]);
    for (int row = 0; row < rows; row++) {
      table.labels[row] = Integer.toString(row < 2 ? row : random.nextInt(2));
      table.said[row] = Integer.toString(row < 2 ? row : random.nextInt(2));
      table.scores[row] = random.nextInt(15) / 14.0;
      table.slices[row] = "s" + random.nextInt(4);
    }
    return table;
  }

  private static double value(Metric metric, Columns columns) {
    return Statistics.of(metric, columns, Grouping.whole(columns.rows())).values(columns.rows())[0];
  }

  private static Table permuted(Table table, long seed) {
    int rows = table.labels.length;
    int[] order = new int[rows];
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < rows; row++) {
      int other = random.nextInt(row + 1);
      order[row] = order[other];
      order[other] = row;
    }
    Table result =
        new Table(new String[rows], new String[rows], new double[rows], new String[rows]);
    for (int row = 0; row < rows; row++) {
      result.labels[row] = table.labels[order[row]];
      result.said[row] = table.said[order[row]];
      result.scores[row] = table.scores[order[row]];
      result.slices[row] = table.slices[order[row]];
    }
    return result;
  }

  @Property(tries = 300)
  void theOrderOfRowsDoesNotMatter(@ForAll @IntRange int seed) {
    Table table = drawn(seed);
    Table other = permuted(table, seed + 1L);
    for (Metric metric : Metric.recorded(Task.BINARY_CLASSIFICATION)) {
      assertThat(value(metric, other.columns()))
          .as(metric.word())
          .isCloseTo(value(metric, table.columns()), EXACT);
    }
  }

  @Property(tries = 300)
  void rankMetricsSeeTheOrderOfScoresOnly(@ForAll @IntRange int seed) {
    Table table = drawn(seed);
    double[] changed = table.scores.clone();
    for (int row = 0; row < changed.length; row++) {
      changed[row] = Math.exp(3 * changed[row]) - 40;
    }
    Columns other = table.columns("1", changed);

    assertThat(value(Metric.AUC, other)).isEqualTo(value(Metric.AUC, table.columns()));
    assertThat(value(Metric.AVERAGE_PRECISION, other))
        .isEqualTo(value(Metric.AVERAGE_PRECISION, table.columns()));
  }

  @Property(tries = 300)
  void exchangingTheClassesMirrorsScores(@ForAll @IntRange int seed) {
    Table table = drawn(seed);
    double[] mirrored = table.scores.clone();
    for (int row = 0; row < mirrored.length; row++) {
      mirrored[row] = 1 - mirrored[row];
    }
    Columns columns = table.columns();
    Columns exchanged = table.columns("0", mirrored);
    for (Metric metric :
        new Metric[] {Metric.AUC, Metric.ACCURACY, Metric.BRIER, Metric.LOG_LOSS}) {
      assertThat(value(metric, exchanged))
          .as(metric.word())
          .isCloseTo(value(metric, columns), within(1e-9));
    }
    assertThat(value(Metric.AUC, table.columns("1", mirrored)))
        .isCloseTo(1 - value(Metric.AUC, columns), EXACT);
  }

  @Property(tries = 300)
  void slicesMakeUpTheWhole(@ForAll @IntRange int seed) {
    Table table = drawn(seed);
    Columns columns = table.columns();
    Grouping grouping = Grouping.by(table.slices);
    for (Metric metric : new Metric[] {Metric.ACCURACY, Metric.BRIER, Metric.LOG_LOSS}) {
      double[] parts = Statistics.of(metric, columns, grouping).values(columns.rows());
      double sum = 0;
      for (int group = 0; group < parts.length; group++) {
        sum += parts[group] * grouping.sizes()[group];
      }
      assertThat(sum / columns.rows()).isCloseTo(value(metric, columns), within(1e-9));
    }
    assertThat(grouping.size()).isEqualTo(columns.rows());
  }

  @Property(tries = 300)
  void valuesKeepTheirBounds(@ForAll @IntRange int seed) {
    Columns columns = drawn(seed).columns();
    for (Metric metric : Metric.recorded(Task.BINARY_CLASSIFICATION)) {
      double greatest = metric == Metric.LOG_LOSS ? 40 : 1;
      assertThat(value(metric, columns)).as(metric.word()).isBetween(0.0, greatest);
    }
  }

  @Property(tries = 100)
  void aWeightIsARowThatCameTwice(@ForAll @IntRange int seed) {
    Table table = drawn(seed);
    int rows = table.labels.length;
    int[] twice = new int[rows + 1];
    byte[] weights = new byte[rows];
    Arrays.fill(weights, (byte) 1);
    weights[rows - 1] = 2;
    for (int row = 0; row <= rows; row++) {
      twice[row] = Math.min(row, rows - 1);
    }
    Columns longer =
        Columns.read(
            Task.BINARY_CLASSIFICATION,
            "1",
            Outcomes.of(table.labels).at(twice),
            new Predictions(Outcomes.of(table.said), Map.of("1", table.scores)).at(twice));
    for (Metric metric : Metric.recorded(Task.BINARY_CLASSIFICATION)) {
      if (metric != Metric.ECE) { // whose bins belong to the table
        double[] weighted = new double[1];
        Statistics.of(metric, table.columns(), Grouping.whole(rows)).measure(weights, weighted);
        assertThat(weighted[0]).as(metric.word()).isCloseTo(value(metric, longer), EXACT);
      }
    }
  }
}
