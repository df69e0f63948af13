package dev.cairn.worker.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
public record TreeFile(Path path, Path real, long bytes) implements Content {

  /**
   * A file of another directory, as if it were in this tree.
   *
   * @param path below the tree's root
   * @throws RefusedTreeException when the file is none, or a link out of its directory
   */
  public static TreeFile borrowed(String path, Path directory, String file) throws IOException {
    Path real = directory.resolve(file).toRealPath();
    if (!real.startsWith(directory.toRealPath()) || !Files.isRegularFile(real)) {
      throw new RefusedTreeException("\"" + file + "\" is no regular file of its directory");
    }
    return new TreeFile(Path.of(path), real, Files.size(real));
  }

  /** A file on its own, which keeps its name. */
  public static TreeFile single(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!Files.isRegularFile(real)) {
      throw new RefusedTreeException(file + " is no regular file");
    }
    return new TreeFile(Objects.requireNonNull(file.getFileName()), real, Files.size(real));
  }

  /** Opens the file; one that was replaced by a link meanwhile is not followed. */
  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The path as text.
   *
   * @throws RefusedTreeException when its bytes are no UTF-8
   */
  public String name() throws RefusedTreeException {
    Path root = Path.of("/");
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(FileName.below(root, root.resolve(path))))
          .toString();
    } catch (CharacterCodingException e) {
      throw new RefusedTreeException("\"" + path + "\" is not named in UTF-8: rename it");
    }
  }
}
