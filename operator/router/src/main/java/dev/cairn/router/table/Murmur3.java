package dev.cairn.router.table;

import java.nio.charset.StandardCharsets;

/** MurmurHash3 of 32 bits (Austin Appleby, MurmurHash3_x86_32), seed 0. */
final class Murmur3 {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private Murmur3() {}

  /** Hash of a text's UTF-8 bytes. */
  static int hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int hash = 0;
    int whole = bytes.length / 4 * 4;
    for (int at = 0; at < whole; at += 4) {
      hash ^= mixed(little(bytes, at, 4));
      hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
    }
    if (whole < bytes.length) {
      hash ^= mixed(little(bytes, whole, bytes.length - whole));
    }
    return finished(hash ^ bytes.length);
  }

  private static int little(byte[] bytes, int from, int count) {
    int word = 0;
    for (int i = count - 1; i >= 0; i--) {
      word = (word << 8) | (bytes[from + i] & 0xff);
    }
    return word;
  }

  private static int mixed(int word) {
    return Integer.rotateLeft(word * C1, 15) * C2;
  }

  private static int finished(int hash) {
    int spread = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    spread = (spread ^ (spread >>> 13)) * 0xc2b2ae35;
    return spread ^ (spread >>> 16);
  }
}
