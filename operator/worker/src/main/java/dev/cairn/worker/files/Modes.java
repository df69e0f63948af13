package dev.cairn.worker.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Permissions for containers that run as another user of the same group. */
public final class Modes {
  private Modes() {}

  /**
   * Lets group and others read a file, or list and enter a directory. A mode that suffices is left
   * as it is: changing it would drop a directory's set-group-ID bit, by which the pod's group is
   * inherited.
   */
  public static void readable(Path path) throws IOException {
    Set<PosixFilePermission> wanted =
        EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    if (Files.isDirectory(path)) {
      wanted.add(PosixFilePermission.GROUP_EXECUTE);
      wanted.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Set<PosixFilePermission> present = Files.getPosixFilePermissions(path);
    if (!present.containsAll(wanted)) {
      wanted.addAll(present);
      Files.setPosixFilePermissions(path, wanted);
    }
  }
}
