package dev.cairn.analytics.profile;

import dev.cairn.analytics.UnreadableBytesException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * Number of distinct texts by HyperLogLog (Flajolet et al. 2007) with 2^{@link #LOG_K} registers:
 * standard error about 1.6 %.
 */
public final class DistinctSketch {
  /** Binary logarithm of the number of registers of every sketch in a profile. */
  public static final int LOG_K = 12;

  private static final int FAMILY_HLL = 7;
  private static final int FAMILY_AT = 2;
  private static final int LOG_K_AT = 3;
  private static final int LOG_ARRAY_AT = 4;
  private static final int LEAST_BYTES = 8;
  private static final int MOST_BYTES = 64 << 10;

  private final HllSketch sketch;

  DistinctSketch() {
    this(new HllSketch(LOG_K, TgtHllType.HLL_8));
  }

  private DistinctSketch(HllSketch sketch) {
    this.sketch = sketch;
  }

  void add(String value) {
    sketch.update(value);
  }

  /** Estimated number of distinct texts. */
  public double estimate() {
    return sketch.getEstimate();
  }

  /** The sketch in DataSketches' compact form. */
  public byte[] toBytes() {
    return sketch.toCompactByteArray();
  }

  /**
   * Reads a sketch that somebody may have changed.
   *
   * @throws UnreadableBytesException when they are no sketch of {@link #LOG_K} that makes sense
   */
  public static DistinctSketch read(byte[] bytes) throws UnreadableBytesException {
    if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
      throw new UnreadableBytesException(
          "a sketch of distinct values cannot have " + bytes.length + " bytes");
    }
    int logArray = bytes[LOG_ARRAY_AT] & 0xff; // says how much memory the library takes
    if (bytes[FAMILY_AT] != FAMILY_HLL || bytes[LOG_K_AT] != LOG_K || logArray > LOG_K) {
      throw new UnreadableBytesException(
          "no sketch of distinct values of this kind: its size must be 2^" + LOG_K);
    }
    try {
      HllSketch sketch = HllSketch.heapify(bytes);
      double estimate = sketch.getEstimate();
      if (sketch.toCompactByteArray().length != bytes.length || !(estimate >= 0)) {
        throw new UnreadableBytesException("a sketch of distinct values is broken");
      }
      return new DistinctSketch(sketch);
    } catch (RuntimeException e) { // the library has many names for bytes that make no sense
      throw new UnreadableBytesException(
          "a sketch of distinct values is broken: " + e.getMessage(), e);
    }
  }
}
