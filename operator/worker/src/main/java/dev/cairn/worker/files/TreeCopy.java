package dev.cairn.worker.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Copies files into a directory and hashes them on the way, so that each is read once. */
public final class TreeCopy {
  /** Whether the copy must survive a power cut before it counts as made. */
  public enum Durability {
    /** For data that can be fetched again. */
    QUICK,
    /** For artifacts: files and directories are synced. */
    SYNCED
  }

  private final Durability durability;
  private final Set<Path> directories = new TreeSet<>();

  private TreeCopy(Durability durability) {
    this.durability = durability;
  }

  /**
   * Copies the files of a tree under their relative paths.
   *
   * @param target a directory that is made when absent
   */
  public static Measure copy(List<TreeFile> files, Path target, Durability durability)
      throws IOException {
    TreeCopy copy = new TreeCopy(durability);
    copy.makeDirectory(target);
    Measure.Lines lines = new Measure.Lines();
    for (TreeFile file : files) {
      Path to = target.resolve(file.path());
      copy.makeDirectory(Objects.requireNonNull(to.getParent()));
      long[] bytes = {0};
      Sha256 sha = copy.copyFile(file, to, bytes);
      lines.add(FileName.below(target, to), sha.hex(), bytes[0]);
    }
    copy.syncDirectories();
    return lines.measure();
  }

  /** Copies one file; its digest is that of its bytes. */
  public static Measure copySingle(TreeFile file, Path target, Durability durability)
      throws IOException {
    TreeCopy copy = new TreeCopy(durability);
    copy.makeDirectory(target);
    long[] bytes = {0};
    Sha256 sha = copy.copyFile(file, target.resolve(file.path()), bytes);
    copy.syncDirectories();
    return new Measure(Sha256.PREFIX + sha.hex(), 1, bytes[0]);
  }

  private Sha256 copyFile(TreeFile file, Path to, long[] bytes) throws IOException {
    try (InputStream in = file.open();
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Sha256 sha =
          Sha256.drain(
              in,
              (buffer, length) -> {
                writeAll(out, buffer, length);
                bytes[0] += length;
              });
      if (durability == Durability.SYNCED) {
        out.force(true);
      }
      Modes.readable(to);
      return sha;
    }
  }

  private void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      makeDirectory(Objects.requireNonNull(directory.getParent()));
      Files.createDirectory(directory);
      Modes.readable(directory);
      directories.add(Objects.requireNonNull(directory.getParent()));
    }
    directories.add(directory);
  }

  private void syncDirectories() throws IOException {
    if (durability == Durability.SYNCED) {
      for (Path directory : directories) {
        LocalFiles.sync(directory);
      }
    }
  }

  static void writeAll(FileChannel out, byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }
}
