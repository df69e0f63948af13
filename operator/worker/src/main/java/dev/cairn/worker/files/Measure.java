package dev.cairn.worker.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured of a file or a tree.
 *
 * @param digest "sha256:" and: of a file the SHA-256 of its bytes; of a tree the SHA-256 of the
 *     lines "sha256-of-file, two blanks, relative path, newline" in bytewise order of the paths
 * @param files number of files
 * @param bytes total size
 */
public record Measure(String digest, long files, long bytes) {

  /** Reads and hashes a whole directory. */
  public static Measure ofTree(Path tree) throws IOException {
    Lines lines = new Lines();
    for (TreeFile file : FileTree.list(tree)) {
      long[] bytes = {0};
      try (InputStream in = file.open()) {
        Sha256 sha = Sha256.drain(in, (buffer, length) -> bytes[0] += length);
        lines.add(FileName.below(tree, tree.resolve(file.path())), sha.hex(), bytes[0]);
      }
    }
    return lines.measure();
  }

  /** Collects a tree's lines in any order. */
  public static final class Lines {
    private final SortedMap<byte[], String> hashes = new TreeMap<>(Arrays::compareUnsigned);
    private long bytes;

    /** Adds a file by its relative path and the hexadecimal digits of its SHA-256. */
    public void add(String path, String sha256, long size) {
      add(path.getBytes(StandardCharsets.UTF_8), sha256, size);
    }

    void add(byte[] name, String sha256, long size) {
      hashes.put(name, sha256);
      bytes += size;
    }

    /** The tree's measure. */
    public Measure measure() {
      Sha256 sha = new Sha256();
      hashes.forEach(
          (name, hash) -> {
            byte[] start = (hash + "  ").getBytes(StandardCharsets.US_ASCII);
            sha.update(start, start.length);
            sha.update(name, name.length);
            sha.update(new byte[] {'\n'}, 1);
          });
      return new Measure(Sha256.PREFIX + sha.hex(), hashes.size(), bytes);
    }
  }
}
