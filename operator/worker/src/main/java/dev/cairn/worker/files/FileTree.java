package dev.cairn.worker.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Lists the regular files of a directory. Links are followed while they stay inside; what leaves
 * the tree, leads nowhere, goes in circles, or is a device, a pipe or a socket is refused.
 */
public final class FileTree {
  private final Path tree;
  private final Path realTree;

  private FileTree(Path tree) throws IOException {
    this.tree = tree;
    this.realTree = tree.toRealPath();
  }

  /**
   * All files below a directory, in no particular order.
   *
   * @throws RefusedTreeException naming what must not be there
   */
  public static List<TreeFile> list(Path tree) throws IOException {
    return list(tree, tree);
  }

  /** The files below one part of a tree; their paths and links are judged by the whole tree. */
  public static List<TreeFile> list(Path tree, Path part) throws IOException {
    List<TreeFile> files = new ArrayList<>();
    Files.walkFileTree(
        part,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new FileTree(tree).new Collector(files));
    return files;
  }

  private RefusedTreeException refuse(Path path, String why) {
    return new RefusedTreeException("\"" + tree.relativize(path) + "\" " + why);
  }

  private Path insideOf(Path path) throws IOException {
    Path real = path.toRealPath();
    if (!real.startsWith(realTree)) {
      throw refuse(path, "is a link that leaves the directory: put the file itself there");
    }
    return real;
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final List<TreeFile> files;

    private Collector(List<TreeFile> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      insideOf(directory);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink()) {
        throw refuse(file, "is a link that leads nowhere: remove it");
      }
      if (!attributes.isRegularFile()) {
        throw refuse(file, "is a device, a pipe or a socket: only regular files can be copied");
      }
      if (FileName.needsEscape(FileName.below(tree, file))) {
        throw refuse(file, "has a control character or a backslash in its name: rename it");
      }
      files.add(new TreeFile(tree.relativize(file), insideOf(file), attributes.size()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof FileSystemLoopException) {
        throw refuse(file, "is a link to a directory above it: remove it");
      }
      throw failure;
    }
  }
}
