package dev.cairn.analytics.profile;

import java.util.Arrays;
import java.util.List;

/** Counts how many values fall into each of a column's frozen bins. */
public final class BinCounter {
  private final FrozenBins bins;
  private final long[] counts;

  /** Starts with no values. */
  public BinCounter(FrozenBins bins) {
    this.bins = bins;
    this.counts = new long[bins.size()];
  }

  /** Counts a value; NaN and the infinities belong to no bin and are passed over. */
  public void add(double value) {
    if (Double.isFinite(value)) {
      counts[bins.indexOf(value)]++;
    }
  }

  /** Adds what another counter of the same bins counted. */
  public void merge(BinCounter other) {
    if (!bins.edges().equals(other.bins.edges())) {
      throw new IllegalArgumentException("only counts of the same bins can be added");
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** Values of all bins. */
  public long total() {
    return Arrays.stream(counts).sum();
  }

  /** The bins that were counted. */
  public FrozenBins bins() {
    return bins;
  }

  /** Values per bin, in their order. */
  public List<Long> counts() {
    return Arrays.stream(counts).boxed().toList();
  }

  /** The same values, where a bin of one value that holds less than a tenth joins the one below. */
  BinCounter settled() {
    double least = total() / FrozenBins.HEAVY;
    for (int bin = 1; bin < counts.length - 1; bin++) {
      if (bins.single(bin) && counts[bin] < least) {
        return without(bin - 1).settled();
      }
    }
    return this;
  }

  private BinCounter without(int edge) {
    BinCounter fewer = new BinCounter(bins.without(edge));
    for (int i = 0; i < counts.length; i++) {
      fewer.counts[i <= edge ? i : i - 1] += counts[i];
    }
    return fewer;
  }
}
