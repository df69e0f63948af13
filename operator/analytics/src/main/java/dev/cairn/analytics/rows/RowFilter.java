package dev.cairn.analytics.rows;

import dev.cairn.analytics.UnreadableBytesException;
import java.nio.ByteBuffer;

/**
 * A Bloom filter (Bloom 1970) of row hashes: knows every row that was added, and takes about one in
 * a hundred others for known. Bit positions follow Kirsch and Mitzenmacher 2008 (two hashes make
 * all), scaled to the number of bits by the upper half of a product.
 *
 * <p>As bytes, all numbers big-endian: magic 0x43524631 ("CRF1", 4 bytes), number of hash functions
 * k (4), number of bits m (8, a multiple of 64), number of rows n (8), then the bits as m/64 longs,
 * bit i being bit i mod 64 of long i/64.
 */
public final class RowFilter {
  /**
   * Largest size of the bits: 1 % of false positives up to 28 million rows, then gradually more.
   */
  public static final int MOST_BYTES = 32 << 20;

  private static final int MAGIC = 0x43524631;
  private static final int HEADER = 24;
  private static final int MOST_FUNCTIONS = 16;
  private static final double RATE = 0.01;
  private static final double LN2 = Math.log(2);

  private final long[] bits;
  private final int functions;
  private long rows;

  private RowFilter(long[] bits, int functions, long rows) {
    this.bits = bits;
    this.functions = functions;
    this.rows = rows;
  }

  /**
   * An empty filter.
   *
   * @param rows how many will be added; more are taken, at a greater rate of false positives
   */
  public static RowFilter sized(long rows) {
    long expected = Math.max(rows, 1);
    double wanted = -expected * Math.log(RATE) / (LN2 * LN2);
    long size = Math.clamp((long) Math.ceil(wanted), Long.SIZE, 8L * MOST_BYTES);
    int words = (int) ((size + Long.SIZE - 1) / Long.SIZE);
    double best = (double) words * Long.SIZE / expected * LN2;
    int functions = Math.clamp(Math.round(best), 1, 7);
    return new RowFilter(new long[words], functions, 0);
  }

  /** Adds a row. */
  public void add(long hash) {
    long at = mixed(hash);
    long step = mixed(at) | 1; // odd, so that steps do not meet too soon
    for (int i = 0; i < functions; i++) {
      long bit = position(at);
      bits[(int) (bit >>> 6)] |= 1L << bit;
      at += step;
    }
    rows++;
  }

  /** Whether a row was added; may be wrong for one that was not, never for one that was. */
  public boolean mayContain(long hash) {
    long at = mixed(hash);
    long step = mixed(at) | 1; // odd, so that steps do not meet too soon
    for (int i = 0; i < functions; i++) {
      long bit = position(at);
      if ((bits[(int) (bit >>> 6)] & 1L << bit) == 0) {
        return false;
      }
      at += step;
    }
    return true;
  }

  /** Rows that were added, those that were equal counted each. */
  public long rows() {
    return rows;
  }

  /** Share of strange rows that this filter takes for known, from the bits that are set. */
  public double falsePositiveRate() {
    long set = 0;
    for (long word : bits) {
      set += Long.bitCount(word);
    }
    return Math.pow((double) set / ((double) bits.length * Long.SIZE), functions);
  }

  /** The filter as bytes. */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(HEADER + bits.length * Long.BYTES);
    out.putInt(MAGIC).putInt(functions).putLong((long) bits.length * Long.SIZE).putLong(rows);
    out.asLongBuffer().put(bits);
    return out.array();
  }

  /**
   * Reads a filter that somebody may have changed: whatever the bytes are, this neither takes more
   * memory than they do nor fails in another way.
   *
   * @throws UnreadableBytesException when they are no filter
   */
  public static RowFilter read(byte[] bytes) throws UnreadableBytesException {
    if (bytes.length < HEADER || bytes.length > HEADER + MOST_BYTES) {
      throw new UnreadableBytesException("a row filter cannot have " + bytes.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt() != MAGIC) {
      throw new UnreadableBytesException("the bytes are no row filter of a version known here");
    }
    int functions = in.getInt();
    long size = in.getLong();
    long rows = in.getLong();
    if (size <= 0 || size % Long.SIZE != 0 || size / 8 != in.remaining()) {
      throw new UnreadableBytesException(
          "a row filter of %d bits cannot have %d bytes".formatted(size, bytes.length));
    }
    if (functions < 1 || functions > MOST_FUNCTIONS || rows < 0) {
      throw new UnreadableBytesException(
          "no row filter has %d hash functions and %d rows".formatted(functions, rows));
    }
    long[] bits = new long[in.remaining() / Long.BYTES];
    in.asLongBuffer().get(bits);
    return new RowFilter(bits, functions, rows);
  }

  private long position(long hash) {
    return Math.unsignedMultiplyHigh(hash, (long) bits.length * Long.SIZE);
  }

  /** Finalizer of MurmurHash3 (Appleby, public domain) over a shifted argument. */
  private static long mixed(long hash) {
    long x = hash + 0x9e3779b97f4a7c15L;
    x = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
    x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
    return x ^ x >>> 33;
  }
}
