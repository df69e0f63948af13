package dev.cairn.worker.testing;

import dev.cairn.worker.files.FileTree;
import dev.cairn.worker.files.TreeCopy;
import java.io.IOException;
import java.nio.file.Path;

/** A program that copies a tree and prints its digest, to be started under another locale. */
public final class DigestProbe {
  private DigestProbe() {}

  /** Copies the first directory to the second. */
  public static void main(String[] arguments) throws IOException {
    Path tree = Path.of(arguments[0]).toAbsolutePath();
    Path copy = Path.of(arguments[1]).toAbsolutePath();
    System.out.println(
        TreeCopy.copy(FileTree.list(tree), copy, TreeCopy.Durability.QUICK).digest());
  }
}
