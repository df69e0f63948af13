package dev.cairn.worker.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Permissions for containers that run as another user of the same group. A mode that suffices is
 * left as it is; a mode that is widened keeps its set-group-ID bit, by which what is made in a
 * directory inherits the pod's group.
 */
public final class Modes {
  private static final String MODE = "unix:mode";
  private static final int READ = 0044;
  private static final int READ_AND_ENTER = 0055;
  private static final int WRITE = 0020;
  private static final int PERMISSIONS = 07777;

  private Modes() {}

  /** Lets group and others read a file, or list and enter a directory. */
  public static void readable(Path path) throws IOException {
    widen(path, Files.isDirectory(path) ? READ_AND_ENTER : READ);
  }

  /** Makes a directory, and those above it that are absent, which others may list and enter. */
  public static void makeReadable(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      makeReadable(Objects.requireNonNull(directory.getParent()));
      Files.createDirectory(directory);
      readable(directory);
    }
  }

  /** Makes a directory, and those above it that are absent, in which the whole group may write. */
  public static void makeShared(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = Objects.requireNonNull(directory.getParent());
    makeShared(parent);
    Files.createDirectory(directory);
    widen(directory, READ_AND_ENTER | WRITE);
    LocalFiles.sync(parent);
  }

  private static void widen(Path path, int wanted) throws IOException {
    int present = (Integer) Files.getAttribute(path, MODE) & PERMISSIONS;
    if ((present & wanted) != wanted) {
      Files.setAttribute(path, MODE, present | wanted);
    }
  }
}
