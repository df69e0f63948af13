package dev.cairn.analytics.profile;

import dev.cairn.analytics.UnreadableBytesException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.DoublesSortedView;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/**
 * Quantiles of finite numbers by the KLL sketch (Karnin, Lang, Liberty 2016) with k = {@link #K}:
 * exact for few numbers, else with a rank error of about 0.4 %. Which numbers a full sketch keeps
 * is drawn by lot, so two sketches of equal data may differ in their bytes.
 */
public final class QuantileSketch {
  /** Size parameter of every sketch in a profile. */
  public static final int K = 800;

  private static final int FAMILY_KLL = 15;
  private static final int LEAST_BYTES = 8;
  private static final int MOST_BYTES = 64 << 10;
  // Number of words before the items, and version of the layout: empty, one item, many items.
  private static final int EMPTY = 0x0201;
  private static final int SINGLE = 0x0202;
  private static final int FULL = 0x0501;
  private static final int FAMILY_AT = 2;
  private static final int K_AT = 4;
  private static final int M_AT = 6;
  private static final int M = 8;
  private static final int LEVELS_AT = 20;
  private static final int LEVEL_COUNT_AT = 18;
  private static final int MOST_LEVELS = 60;
  private static final int MOST_ITEMS = 8 * K;

  private final KllDoublesSketch sketch;

  QuantileSketch() {
    this(KllDoublesSketch.newHeapInstance(K));
  }

  private QuantileSketch(KllDoublesSketch sketch) {
    this.sketch = sketch;
  }

  void add(double value) {
    sketch.update(value);
  }

  void merge(QuantileSketch other) {
    sketch.merge(other.sketch);
  }

  /** How many numbers were added. */
  public long count() {
    return sketch.getN();
  }

  /** Whether every number is still known. */
  boolean exact() {
    return !sketch.isEstimationMode();
  }

  /** 99 % bound on the error of a value's share of the mass, 0 to 1. */
  double shareError() {
    return exact() ? 0 : sketch.getNormalizedRankError(true);
  }

  /** Distinct values with their cumulative weights, ascending; the sketch must not be empty. */
  DoublesSortedView sorted() {
    return sketch.getSortedView();
  }

  /**
   * The smallest value with at least this share of all numbers at or below it.
   *
   * @param rank 0 to 1
   * @throws IllegalStateException when the sketch is empty
   */
  public double quantile(double rank) {
    if (sketch.isEmpty()) {
      throw new IllegalStateException("an empty sketch has no quantiles");
    }
    return sketch.getQuantile(rank, QuantileSearchCriteria.INCLUSIVE);
  }

  /** The sketch in DataSketches' compact form. */
  public byte[] toBytes() {
    return sketch.toByteArray();
  }

  /**
   * Reads a sketch that somebody may have changed. Size, family and k are judged before the library
   * sees the bytes, and its content afterwards.
   *
   * @throws UnreadableBytesException when they are no sketch of k = {@link #K} that makes sense
   */
  public static QuantileSketch read(byte[] bytes) throws UnreadableBytesException {
    checkFrame(bytes);
    try {
      KllDoublesSketch sketch = KllDoublesSketch.heapify(MemorySegment.ofArray(bytes));
      checkContent(sketch, bytes.length);
      return new QuantileSketch(sketch);
    } catch (RuntimeException e) { // the library has many names for bytes that make no sense
      throw new UnreadableBytesException("a quantile sketch is broken: " + e.getMessage(), e);
    }
  }

  private static void checkFrame(byte[] bytes) throws UnreadableBytesException {
    if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
      throw new UnreadableBytesException(
          "a quantile sketch cannot have " + bytes.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int k = in.getShort(K_AT) & 0xffff;
    if (in.get(FAMILY_AT) != FAMILY_KLL || k != K || in.get(M_AT) != M) {
      throw new UnreadableBytesException(
          "no quantile sketch of this kind: k must be %d, not %d".formatted(K, k));
    }
    int layout = in.get(0) << 8 | in.get(1);
    if (layout == FULL) {
      checkLevels(in);
    } else if (layout != EMPTY && layout != SINGLE) {
      throw new UnreadableBytesException("a quantile sketch is broken: its layout is unknown");
    }
  }

  /** The level array says how much memory the library takes. */
  private static void checkLevels(ByteBuffer in) throws UnreadableBytesException {
    int levels = in.limit() < LEVELS_AT ? 0 : in.get(LEVEL_COUNT_AT) & 0xff;
    boolean sound =
        levels >= 1 && levels <= MOST_LEVELS && in.limit() >= LEVELS_AT + levels * Integer.BYTES;
    for (int i = 0, before = 0; sound && i < levels; i++) {
      int level = in.getInt(LEVELS_AT + i * Integer.BYTES);
      sound = level >= before && level <= MOST_ITEMS;
      before = level;
    }
    if (!sound) {
      throw new UnreadableBytesException("a quantile sketch is broken: its levels make no sense");
    }
  }

  private static void checkContent(KllDoublesSketch sketch, int bytes)
      throws UnreadableBytesException {
    boolean sound = sketch.getSerializedSizeBytes() == bytes && sketch.getN() >= 0;
    if (sound && !sketch.isEmpty()) {
      double min = sketch.getMinItem();
      double max = sketch.getMaxItem();
      long weight = 0;
      var items = sketch.iterator();
      while (items.next()) {
        double item = items.getQuantile();
        sound &= min <= item && item <= max;
        weight = Math.addExact(weight, items.getWeight());
      }
      sound &= Double.isFinite(min) && Double.isFinite(max) && weight == sketch.getN();
    }
    if (!sound) {
      throw new UnreadableBytesException("a quantile sketch is broken: its items make no sense");
    }
  }
}
