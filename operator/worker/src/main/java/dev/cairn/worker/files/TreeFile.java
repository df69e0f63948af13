package dev.cairn.worker.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A regular file of a tree.
 *
 * @param path below the tree's root
 * @param real the file itself, links resolved
 * @param bytes its size when it was listed
 */
public record TreeFile(Path path, Path real, long bytes) {

  /** A file on its own, which keeps its name. */
  public static TreeFile single(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!Files.isRegularFile(real)) {
      throw new RefusedTreeException(file + " is no regular file");
    }
    return new TreeFile(Objects.requireNonNull(file.getFileName()), real, Files.size(real));
  }

  /** Opens the file; one that was replaced by a link meanwhile is not followed. */
  public InputStream open() throws IOException {
    return Files.newInputStream(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }
}
