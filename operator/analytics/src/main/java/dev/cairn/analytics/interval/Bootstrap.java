package dev.cairn.analytics.interval;

import dev.cairn.analytics.metric.GroupStatistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap (Efron and Tibshirani 1993, "An introduction to the bootstrap", chapter 13).
 * A resample draws as many rows as there are, with replacement, and is kept as how often each row
 * came (multinomial weights, one byte a row). All statistics are measured on the same resamples,
 * and a difference of two models within one: that is the pairing.
 *
 * <p>Each resample has a seed of its own, so the result depends on the seed only and not on how
 * many threads work.
 */
public final class Bootstrap {
  /** Resamples of a gate. */
  public static final int RESAMPLES = 2_000;

  private static final int CHUNK = 20;

  private final int rows;
  private final long[] seeds;

  /**
   * Resamples of a table.
   *
   * @param rows of the table, at least 1
   * @param seed decides everything
   * @param resamples how many
   */
  public Bootstrap(int rows, long seed, int resamples) {
    this.rows = rows;
    SplittableRandom random = new SplittableRandom(seed);
    this.seeds = random.longs(resamples).toArray();
  }

  /** Measures each statistic on every resample; one entry per statistic, in their order. */
  public List<Intervals> measure(List<GroupStatistic> statistics) {
    List<double[][]> replicates = new ArrayList<>();
    for (GroupStatistic statistic : statistics) {
      replicates.add(new double[statistic.size()][seeds.length]);
    }
    int chunks = statistics.isEmpty() ? 0 : (seeds.length + CHUNK - 1) / CHUNK;
    IntStream.range(0, chunks).parallel().forEach(chunk -> measure(chunk, statistics, replicates));
    return replicates.stream().<Intervals>map(Bootstrap::percentiles).toList();
  }

  private void measure(int chunk, List<GroupStatistic> statistics, List<double[][]> replicates) {
    byte[] weights = new byte[rows];
    int end = Math.min(seeds.length, (chunk + 1) * CHUNK);
    for (int resample = chunk * CHUNK; resample < end; resample++) {
      draw(seeds[resample], weights);
      for (int i = 0; i < statistics.size(); i++) {
        double[] values = new double[statistics.get(i).size()];
        statistics.get(i).measure(weights, values);
        for (int group = 0; group < values.length; group++) {
          replicates.get(i)[group][resample] = values[group];
        }
      }
    }
  }

  /**
   * Draws one resample. An index is the upper half of a 32-bit number times the number of rows
   * (Lemire 2019, "Fast random integer generation in an interval", without its rejection: the bias
   * is below rows / 2^32). A row would have to come 128 times to overflow its byte, which has a
   * probability below 10^-200.
   */
  private void draw(long seed, byte[] weights) {
    Arrays.fill(weights, (byte) 0);
    SplittableRandom random = new SplittableRandom(seed);
    for (int drawn = 0; drawn < rows; drawn += 2) {
      long bits = random.nextLong();
      weights[(int) (((bits >>> 32) * rows) >>> 32)]++;
      if (drawn + 1 < rows) {
        weights[(int) (((bits & 0xffff_ffffL) * rows) >>> 32)]++;
      }
    }
  }

  private static Percentiles percentiles(double[][] replicates) {
    return new Percentiles(Arrays.stream(replicates).map(Percentiles::defined).toList());
  }
}
