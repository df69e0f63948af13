package dev.cairn.analytics.rows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.datasketches.hash.XxHash64;

/**
 * Hashes rows so that one row has one hash, whether it was read from CSV, Parquet or JSON Lines and
 * whatever the order of its columns or the width of its numbers.
 *
 * <p>The form that is hashed (XXH64, seed {@link #SEED}): for each column in ascending order of its
 * name (UTF-16 code units, as {@link String#compareTo}) that is not null, the hash of its name (8
 * bytes, big-endian) and its value. A number is 'n' and the 8 bytes of the double nearest to it,
 * with one zero and one NaN. Text that reads as a decimal number is that number, so that "1.50" in
 * a CSV file is 1.5 in Parquet. Other text is 't', its length in bytes and its UTF-8 bytes. True
 * and false are the texts "true" and "false". A null and an absent column are the same.
 *
 * <p>Not safe for use by several threads.
 */
public final class RowHasher {
  /** Changing it would make rows of older filters unknown. */
  private static final long SEED = 0x6361_6972_6e72_6f77L;

  private static final int ROOM = 1 << 10;
  private static final int FIXED = Long.BYTES + 1 + Long.BYTES;
  private static final int LONGEST_NUMBER = 40;
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d{1,3})?");

  private ByteBuffer row = ByteBuffer.allocate(ROOM);

  /** The key under which a column's values are given. */
  public static long column(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return XxHash64.hashBytes(bytes, 0, bytes.length, SEED);
  }

  /** Adds a number to the row. */
  public void number(long column, double value) {
    reserve(FIXED);
    row.putLong(column).put((byte) 'n').putLong(Double.doubleToLongBits(value + 0.0));
  }

  /** Adds a truth value to the row. */
  public void flag(long column, boolean value) {
    verbatim(column, value ? "true" : "false");
  }

  /** Adds text to the row. */
  public void text(long column, String value) {
    if (isNumber(value)) {
      number(column, Double.parseDouble(value));
    } else {
      verbatim(column, value);
    }
  }

  /** The hash of what was added since the last call, which ends the row. */
  public long end() {
    long hash = XxHash64.hashBytes(row.array(), 0, row.position(), SEED);
    row.clear();
    return hash;
  }

  private void verbatim(long column, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    reserve(FIXED + bytes.length);
    row.putLong(column).put((byte) 't').putInt(bytes.length).put(bytes);
  }

  private void reserve(int bytes) {
    if (row.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(2 * (row.position() + bytes));
      row = larger.put(row.flip());
    }
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER || text.charAt(0) > '9') {
      return false; // nearly all text ends here, without the cost of the pattern
    }
    return NUMBER.matcher(text).matches();
  }
}
