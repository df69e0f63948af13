package dev.cairn.analytics.profile;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.datasketches.quantilescommon.DoublesSortedView;

/**
 * Bins of a numeric column that never change again: bin i holds the values above edge i − 1 and up
 * to edge i, the first and the last are open to their sides. A value with a bin of its own is the
 * upper edge of a bin whose lower edge is the double just below it.
 */
public final class FrozenBins {
  private static final int DECILES = 10;

  /** A value with at least one in so many of all values has a bin of its own. */
  static final double HEAVY = 10;

  private final double[] edges;

  private FrozenBins(double[] edges) {
    this.edges = edges;
  }

  /**
   * Bins with given edges.
   *
   * @param edges finite, strictly ascending; may be empty, which makes one bin of all
   */
  public static FrozenBins of(List<Double> edges) {
    double[] array = edges.stream().mapToDouble(Double::doubleValue).toArray();
    for (int i = 0; i < array.length; i++) {
      if (!Double.isFinite(array[i]) || (i > 0 && array[i] <= array[i - 1])) {
        throw new IllegalArgumentException("edges must be finite and ascending");
      }
    }
    return new FrozenBins(array);
  }

  /**
   * Deciles with ties collapsed, and a bin for every value that may hold a tenth of the mass: all
   * that do, and perhaps some that nearly do, which {@link BinCounter} dissolves.
   */
  static FrozenBins learn(QuantileSketch sketch) {
    if (sketch.count() == 0) {
      return new FrozenBins(new double[0]);
    }
    DoublesSortedView view = sketch.sorted();
    double[] values = view.getQuantiles();
    long[] upTo = view.getCumulativeWeights();
    TreeSet<Double> edges = new TreeSet<>();
    for (int decile = 1; decile < DECILES; decile++) {
      edges.add(values[rankOf(upTo, decile)]);
    }
    double least = sketch.count() / HEAVY - sketch.shareError() * sketch.count();
    for (int i = 0; i < values.length; i++) {
      int last = i;
      while (last + 1 < values.length && values[last + 1] == values[i]) {
        last++;
      }
      long mass = upTo[last] - (i == 0 ? 0 : upTo[i - 1]);
      if (mass >= least) {
        edges.add(below(values[i]));
        edges.add(values[i]);
      }
      i = last;
    }
    return new FrozenBins(edges.stream().filter(Double::isFinite).mapToDouble(e -> e).toArray());
  }

  /** These bins without one edge: its two neighbours become one. */
  FrozenBins without(int edge) {
    double[] fewer = new double[edges.length - 1];
    System.arraycopy(edges, 0, fewer, 0, edge);
    System.arraycopy(edges, edge + 1, fewer, edge, fewer.length - edge);
    return new FrozenBins(fewer);
  }

  /** Whether a bin holds one value only. */
  boolean single(int bin) {
    return bin > 0 && bin < edges.length && edges[bin - 1] == below(edges[bin]);
  }

  /** Number of bins, at least one. */
  public int size() {
    return edges.length + 1;
  }

  /**
   * The bin of a finite value.
   *
   * @return 0 to size − 1
   */
  public int indexOf(double value) {
    int found = Arrays.binarySearch(edges, value + 0.0);
    return found >= 0 ? found : -found - 1;
  }

  /** The inner edges, ascending; one fewer than bins. */
  public List<Double> edges() {
    return Arrays.stream(edges).boxed().toList();
  }

  private static int rankOf(long[] upTo, int decile) {
    long all = upTo[upTo.length - 1];
    long wanted = Math.ceilDiv(Math.multiplyExact(all, decile), DECILES);
    int found = Arrays.binarySearch(upTo, wanted);
    return found >= 0 ? found : -found - 1;
  }

  private static double below(double value) {
    return Math.nextDown(value);
  }
}
